import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { HtmlReport } from '@qspi-doctor/report';
import { formatHtml } from '@qspi-doctor/report';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openChromium, reportOf } from '../src/index.js';

/** True where the person who runs the tests said that the browser, or all real tools, are left out. */
export const withoutBrowser = process.env['QSPI_DOCTOR_WITHOUT_BROWSER'] === '1' || process.env['QSPI_DOCTOR_WITHOUT_TOOLS'] === '1';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export function example(name: string): Promise<HtmlReport> {
  return reportOf(join(root, 'examples', name), `examples/${name}`);
}

/** An open page, what the browser complained of, and what it fetched besides the page. */
export interface Opened {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

/** One browser for a file of tests; pages are opened from real files, as people open them. */
export function useBrowser(): (report: HtmlReport, options?: BrowserContextOptions) => Promise<Opened> {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-page-'));
  let count = 0;
  beforeAll(async () => {
    browser = await openChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return async (report, options = {}) => {
    const file = join(folder, `${count++}.html`);
    writeFileSync(file, await formatHtml(report));
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => requests.push(request.url()));
    const url = pathToFileURL(file).href;
    await page.goto(url);
    return { page, complaints, requests: requests.filter((request) => request !== url) };
  };
}
