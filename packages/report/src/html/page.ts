import { digestOf } from './digest.js';
import { html, name, raw, type Content } from './markup.js';
import { script } from './script/script.js';
import { style } from './style/style.js';
import { verdictWords } from './words.js';
import type { Verdict } from '@qspi-doctor/doctor';

export interface Page {
  readonly title: string;
  /** The examined folder or file, as the user named it. */
  readonly subject: string;
  readonly verdict: Verdict | undefined;
  readonly toolVersion: string;
  readonly sections: readonly PageSection[];
}

export interface PageSection {
  readonly id: string;
  readonly title: string;
  /** Shown with the title in the navigation. */
  readonly count?: number | undefined;
  readonly content: Content;
}

/** The document: one file, nothing from elsewhere. The policy lets in this style and this script, and nothing besides. */
export async function pageDocument({ title, subject, verdict, toolVersion, sections }: Page): Promise<string> {
  const policy = `default-src 'none'; style-src '${await digestOf(style)}'; script-src '${await digestOf(script)}'; base-uri 'none'; form-action 'none'`;
  return html`${raw('<!DOCTYPE html>\n')}<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="qspi-doctor ${toolVersion}">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><p class="brand"><svg class="logo" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true"><rect x="4" y="4" width="14" height="14" rx="3"/><path d="M8 1v3m6-3v3M8 18v3m6-3v3M1 8h3m-3 6h3m14-6h3m-3 6h3"/><path class="pulse" d="M6.500 11.500h2l1.500-3.500 2 6 1.500-2.500h2"/></svg><span>qspi-doctor</span></p>
<p class="subject"><span class="off-screen">Examined: </span>${name(subject)}${verdict === undefined ? '' : html` <span class="verdict small ${verdict}">${verdictWords[verdict]}</span>`}</p>
<nav aria-label="Parts of the report"><ul>${sections.map((section) => html`<li><a href="#${section.id}">${section.title}${section.count === undefined ? '' : html` <span class="tally">${section.count}</span>`}</a></li>`)}</ul></nav>
<p class="tools"><button type="button" id="theme" hidden="" aria-pressed="false">Dark colours</button></p></header>
<svg class="defs" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="7"/></pattern></defs></svg>
<main id="main">
${sections.map((section) => section.content)}
</main>
<footer><p>Made by qspi-doctor ${toolVersion}. The programs were read and run in a simulated core; nothing was changed. This page is one file and loads nothing.</p></footer>
<p id="said" class="off-screen" role="status"></p>
<script>${raw(script)}</script>
</body>
</html>
`.text;
}
