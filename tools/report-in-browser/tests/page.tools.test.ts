import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { HtmlReport } from '@qspi-doctor/report';
import { describe, expect, it } from 'vitest';
import { multiplied, withHostileNames } from '../src/index.js';
import { example, useBrowser, withoutBrowser, type Opened } from './opened.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const broken = example('l476g-disco-qspi');

/** Reports of every kind: broken, cured, plain, nothing built, hostile. */
const reports: Readonly<Record<string, () => Promise<HtmlReport>>> = {
  'the example': () => broken,
  'the cured example': () => example('l476g-disco-qspi-cured'),
  'a plain firmware': () => example('f411-plain'),
  'hostile names': async () => withHostileNames(await broken),
  'no image and no device': async () => {
    const report = await broken;
    const blank = { reach: undefined, memories: [], pieces: [], marks: [], way: { notRun: 'there is no image: build the project first' } };
    return { ...report, pictures: report.pictures.map((picture) => ({ ...picture, ...blank })), diagnosis: { ...report.diagnosis, verdict: 'unknown', diagnosis: undefined, findings: [] } };
  },
};

describe.skipIf(withoutBrowser)('the page in Chromium', { timeout: 120_000 }, () => {
  const open = useBrowser();

  describe.each(Object.keys(reports))('about %s', (name) => {
    it('runs under its content security policy without a complaint, fetches nothing, and no text of a file becomes code', async () => {
      const { page, complaints, requests } = await open(await reports[name]!());
      await page.waitForTimeout(100);
      expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
      expect(await page.evaluate('globalThis.qdHit')).toBeUndefined();
      expect(await page.locator('img, iframe, object, embed, link').count()).toBe(0);
    });

    it('has no barrier that axe finds, light and dark, wide and narrow, and does not scroll sideways', async () => {
      const { page } = await open(await reports[name]!(), { bypassCSP: true });
      await page.addScriptTag({ content: axe });
      await openEverything(page);
      for (const [colorScheme, width] of [['light', 1280], ['dark', 1280], ['light', 390], ['dark', 390]] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const violations = await page.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map((found) => found.impact + ' ' + found.id + ' ' + found.nodes[0].html))`);
        expect({ colorScheme, width, violations }).toEqual({ colorScheme, width, violations: [] });
      }
      for (const width of [1280, 1060, 700, 320]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
    });
  });

  it('says everything without a script', async () => {
    const { page } = await open(await reports['the example']!(), { javaScriptEnabled: false });
    const text = await page.locator('main').innerText();
    for (const said of ['No breakpoint can halt in main', '0x1fffffff', 'What to do', 'proved', 'Memory map', 'From reset to main', 'boot/vtor-mismatch']) expect(text).toContain(said);
    // Buttons and filters that would do nothing are not there.
    expect(await page.locator('button:visible, input:visible').count()).toBe(0);
    await page.locator('.remedy summary').nth(1).click();
    expect(await page.locator('.remedy').nth(1).locator('.steps').isVisible()).toBe(true);
  });

  it('prints: a PDF of some pages, with everything open and no buttons', async () => {
    const { page } = await open(await reports['the example']!());
    const pdf = await page.pdf({ format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(2);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate<string>('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(18, 22, 28)');
    expect(await page.locator('button:visible').count()).toBe(0);
  });

  it('holds 200 programs and 1000 findings', async () => {
    const { page, complaints } = await open(multiplied(await reports['the example']!(), 200, 1000));
    expect(await page.locator('.finding').count()).toBe(1000);
    expect(await page.locator('.program-card').count()).toBe(200);
    expect(await page.locator('#filter select option').count()).toBe(101);
    await page.locator('#filter input[type=search]').fill('vtor-mismatch application_007');
    expect(await page.locator('#filter-count').innerText()).toMatch(/^\d+ of 1000 shown$/);
    expect(complaints).toEqual([]);
  });
});

async function openEverything(page: Opened['page']): Promise<void> {
  await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true; scrollTo(0, document.body.scrollHeight)');
  await page.waitForTimeout(150);
}
