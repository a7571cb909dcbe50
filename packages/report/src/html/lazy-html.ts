import type { HtmlReport } from './report-input.js';

/** The report as one page that needs nothing but a browser. Loaded when it is asked for: no other format needs any of it. */
export async function formatHtml(report: HtmlReport): Promise<string> {
  const page = await import('./format-html.js');
  return page.formatHtml(report);
}
