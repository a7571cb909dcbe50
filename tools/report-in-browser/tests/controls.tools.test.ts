import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { example, useBrowser, withoutBrowser } from './opened.js';

/** The drawing of a memory, scrolled into view so that its controls are made. */
async function drawing(page: Page, memory: string) {
  const row = page.locator('.row', { has: page.locator(`:is(h3, h4):has(bdi:text-is("${memory}"))`) });
  await row.scrollIntoViewIfNeeded();
  await row.locator('.zoom-buttons').waitFor();
  const shares = async () => {
    const whole = (await row.locator('.overview .whole').boundingBox())!;
    const brush = (await row.locator('.brush').boundingBox())!;
    return brush.width / whole.width;
  };
  return { row, shares };
}

describe.skipIf(withoutBrowser)('what one can do with the page', { timeout: 60_000 }, () => {
  const open = useBrowser();
  const report = example('l476g-disco-qspi');
  const page = async () => (await open(await report)).page;

  it('zooms by keys: + and − about the middle, 0 all of the memory, 1 what lies in it', async () => {
    const { row, shares } = await drawing(await page(), 'QUADSPI');
    const first = row.locator('.bar[tabindex="0"]');
    await first.focus();
    const fit = await shares();
    await first.press('0');
    expect(await shares()).toBeCloseTo(1, 2);
    await first.press('+');
    expect(await shares()).toBeCloseTo(0.5, 2);
    await first.press('-');
    expect(await shares()).toBeCloseTo(1, 2);
    await first.press('1');
    expect(await shares()).toBeCloseTo(fit, 4);
  });

  it('goes through the parts by arrow keys, one stop of the Tab key for each drawing, and says what each is', async () => {
    const { row } = await drawing(await page(), 'QUADSPI');
    expect(await row.locator('.bar[tabindex="0"]').count()).toBe(1);
    await row.locator('.bar[tabindex="0"]').focus();
    expect(await row.locator('.detail').innerText()).toMatch(/^\.isr_vector of Application: vector table, 392 bytes, 0x90000000 to 0x90000187/);
    await row.page().keyboard.press('ArrowRight');
    expect(await row.locator('.detail').innerText()).toMatch(/^\.text of Application: code, .*no hardware breakpoint reaches it/);
    await row.page().keyboard.press('End');
    expect(await row.locator('.bar:focus').count()).toBe(1);
  });

  it('stays to scale when zoomed: parts on the screen are as wide as their bytes', async () => {
    const { row } = await drawing(await page(), 'QUADSPI');
    const bars = row.locator('.lane.run .bar');
    const ratio = async () => {
      const [vectors, text] = [(await bars.nth(0).locator('> rect').boundingBox())!, (await bars.nth(1).locator('> rect').boundingBox())!];
      return vectors.width / text.width;
    };
    const size = async (index: number) => Number(await bars.nth(index).getAttribute('data-size'));
    const expected = (await size(0)) / (await size(1));
    expect(await ratio()).toBeCloseTo(expected, 2);
    await row.getByRole('button', { name: 'Zoom out' }).click();
    expect(await ratio()).toBeCloseTo(expected, 1);
  });

  it('zooms by buttons and by the wheel with Shift; a plain wheel scrolls the page', async () => {
    const { row, shares } = await drawing(await page(), 'QUADSPI');
    await row.getByRole('button', { name: 'All of the memory' }).click();
    expect(await row.locator('.detail').innerText()).toBe('Shown: 0x90000000 to 0x90ffffff.');
    const box = (await row.locator('svg.row-drawing').boundingBox())!;
    await row.page().mouse.move(box.x + box.width / 2, box.y + 60);
    await row.page().mouse.wheel(0, 100);
    expect(await shares()).toBeCloseTo(1, 2);
    await row.page().keyboard.down('Shift');
    await row.page().mouse.wheel(0, -100);
    await row.page().keyboard.up('Shift');
    await expect.poll(shares).toBeLessThan(0.95);
  });

  it('shows what is under the pointer', async () => {
    const { row } = await drawing(await page(), 'FLASH');
    await row.locator('.lane.run .bar.code').first().hover({ position: { x: 20, y: 10 } });
    expect(await row.locator('.detail').innerText()).toMatch(/^\.text of Bootloader: code/);
  });

  it('changes colours by the keyboard, and says so', async () => {
    const opened = await page();
    const ground = () => opened.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const before = await ground();
    const button = opened.getByRole('button', { name: 'Dark colours' });
    await button.focus();
    await opened.keyboard.press('Enter');
    expect(await ground()).not.toBe(before);
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await opened.keyboard.press('Space');
    expect(await ground()).toBe(before);
  });

  it('copies commands, one and several', async () => {
    const opened = await page();
    await opened.locator('.remedy summary', { hasText: 'watchpoint comparator' }).first().click();
    const remedy = opened.locator('#diagnosis .remedy', { hasText: 'watchpoint comparator' });
    const words = opened.locator('#filter input[type=search]');
    const pasted = async () => {
      await words.fill('');
      await words.focus();
      await opened.keyboard.press('Control+V');
      return words.inputValue();
    };
    await remedy.getByRole('button', { name: /^Copy: set/ }).first().click();
    expect(await pasted()).toBe('set *(unsigned int *)0xe000edfc |= 0x01000000');
    await remedy.getByRole('button', { name: /^Copy these/ }).click();
    await expect.poll(() => opened.locator('#said').textContent()).toBe('Copied');
    expect(await pasted()).toMatch(/^set \*\(unsigned int \*\)0xe000edfc \|= 0x01000000.*set \*\(unsigned int \*\)0xe0001050 = 0x900002e8/);
  });

  it('chooses findings by severity and words, and a link shows what the filter hides', async () => {
    const opened = await page();
    const shown = () => opened.locator('.finding:visible').count();
    const all = await shown();
    await opened.getByLabel('Error', { exact: false }).first().uncheck();
    expect(await shown()).toBeLessThan(all);
    await opened.locator('.others a').first().click();
    expect(await opened.locator('.finding:target').isVisible()).toBe(true);
    expect(await opened.locator('.finding:target > details').getAttribute('open')).not.toBeNull();
  });

  it('lets the Tab key reach the report first, in the order of reading', async () => {
    const opened = await page();
    await opened.keyboard.press('Tab');
    expect(await opened.evaluate<string>('document.activeElement.textContent')).toBe('Skip to the report');
    await opened.keyboard.press('Enter');
    await opened.keyboard.press('Tab');
    expect(await opened.evaluate<boolean>('document.querySelector("main").contains(document.activeElement)')).toBe(true);
  });
});
