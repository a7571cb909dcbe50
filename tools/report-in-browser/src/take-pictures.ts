/**
 * Takes the pictures of the page for README and guides: `npx tsx tools/report-in-browser/src/take-pictures.ts`. They depend on the fonts of the
 * machine (Debian: fonts-inter, fonts-jetbrains-mono), so no test compares them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openChromium } from './chromium.js';
import { pageOf } from './page-of.js';
import { smallerPng } from './smaller-png.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-pictures-'));
const file = join(folder, 'report.html');
const keep = (name: string, screenshot: Buffer): void => writeFileSync(join(root, 'docs/images', `${name}.png`), smallerPng(screenshot));
const browser = await openChromium();
try {
  writeFileSync(file, await pageOf(join(root, 'examples/l476g-disco-qspi'), 'examples/l476g-disco-qspi'));
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  await page.goto(pathToFileURL(file).href);
  keep('html-report', await page.screenshot());
  await page.locator('.row', { hasText: 'QUADSPI' }).last().scrollIntoViewIfNeeded();
  await page.locator('.zoom-buttons').last().waitFor();
  const map = (await page.locator('.map').boundingBox())!;
  keep('html-report-map', await page.screenshot({ fullPage: true, clip: { x: map.x - 20, y: map.y + (await page.evaluate<number>('scrollY')) - 20, width: map.width + 40, height: map.height + 20 } }));
  const path = (await page.locator('.way').first().boundingBox())!;
  keep('html-report-boot', await page.screenshot({ fullPage: true, clip: { x: path.x - 20, y: path.y + (await page.evaluate<number>('scrollY')) - 16, width: path.width + 40, height: path.height + 32 } }));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
