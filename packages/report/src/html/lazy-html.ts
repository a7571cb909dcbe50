import type { ImageHtml } from './format-image-html.js';
import type { HtmlReport } from './report-input.js';

/** The report as one page that needs nothing but a browser. Loaded when it is asked for: no other format needs any of it. */
export async function formatHtml(report: HtmlReport): Promise<string> {
  const page = await import('./format-html.js');
  return page.formatHtml(report);
}

/** The page about one ELF file. Loaded when it is asked for as well. */
export async function formatImageHtml(image: ImageHtml): Promise<string> {
  const page = await import('./format-image-html.js');
  return page.formatImageHtml(image);
}
