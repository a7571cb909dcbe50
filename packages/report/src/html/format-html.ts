import type { Finding } from '@qspi-doctor/diagnostics';
import { bootPath } from './boot-path.js';
import { diagnosisSection } from './diagnosis-section.js';
import { linesReader } from './excerpt.js';
import { filterBar } from './filter-bar.js';
import { findingList } from './findings.js';
import { headlineOf } from './headline.js';
import { layOutMap } from './map/lay-out-map.js';
import { mapSection } from './map/map-section.js';
import { chains } from './map/model.js';
import { heading, html, name, type Content, type Markup } from './markup.js';
import { notCheckedList } from './not-checked.js';
import { pageDocument, type PageSection } from './page.js';
import { programCards } from './programs.js';
import type { HtmlReport } from './report-input.js';
import { counted } from './words.js';

/** Chains of programs whose drawings lie open. */
const mostOpen = 3;
/** Chains that are drawn at all. */
const mostDrawn = 24;

/** The report as one page that needs nothing but a browser. */
export async function formatHtml(report: HtmlReport): Promise<string> {
  const { diagnosis, pictures, toolVersion } = report;
  const { findings, notChecked, remarks, programs, folder, verdict } = diagnosis;
  const linesOf = linesReader(report.sourceOf);
  const all = chains(pictures);
  const groups = drawnChains(all, findings);
  const maps = groups.map(layOutMap);
  const level = groups.length === 1 ? 3 : 4;
  const section = (id: string, title: string, content: Content, count?: number): PageSection => ({ id, title, count, content: html`<section id="${id}" class="part" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}${count === undefined ? '' : html` <span class="tally">${count}</span>`}</h2>
${content}</section>
` });
  const perChain = (content: (index: number) => Content): Markup =>
    html`${groups.map((group, index) => (groups.length === 1 ? content(index) : html`<details class="chain-of"${index < mostOpen ? html` open=""` : ''}><summary><h3>${group.map((picture, place) => html`${place > 0 ? (place === 1 ? ' → ' : ', ') : ''}${name(picture.name)}`)}</h3></summary>${content(index)}</details>
`))}${all.length > groups.length ? html`<p class="quiet">${counted(all.length - groups.length, 'more program', 'more programs')} not drawn. Examine their folders by themselves to see them.</p>` : ''}`;
  const sections: PageSection[] = [
    { id: 'diagnosis', title: 'Diagnosis', content: diagnosisSection(report, maps, linesOf) },
    ...told(report.more ?? []).map(({ title, text }, index) => section(`more-${index + 1}`, title, html`<pre class="told" tabindex="0" aria-label="${title}">${lines(text)}</pre>`)),
    section('programs', 'Programs examined', programCards(diagnosis), programs.length > 1 ? programs.length : undefined),
    section('map', 'Memory map', perChain((index) => mapSection(maps[index] ?? layOutMap([]), `map-${index + 1}`, level))),
    section('boot', 'From reset to main', perChain((index) => paths(groups[index] ?? [], level))),
  ];
  if (findings.length > 0) sections.push(section('findings', 'Findings', html`${filterBar(diagnosis)}${findingList(report, linesOf)}`, findings.length));
  sections.push(section('not-checked', 'Not checked', notCheckedList(diagnosis), notChecked.length + remarks.length > 0 ? notChecked.length + remarks.length : undefined));
  return pageDocument({ title: `${headlineOf(diagnosis).title} · ${folder} · qspi-doctor`, subject: folder, verdict, toolVersion, sections });
}

/** Title and text of what else was asked; the indent that a terminal needs is taken off. */
function told(more: readonly string[]): readonly { readonly title: string; readonly text: string }[] {
  return more.flatMap((text) => {
    const [title = '', ...rest] = text.trimEnd().split('\n');
    return title === '' ? [] : [{ title, text: rest.map((line) => line.replace(/^ {2}/, '')).join('\n') }];
  });
}

/** Line ends are escaped away in values: each line is one of its own. */
function lines(text: string): Markup {
  return html`${text.split('\n').map((line) => html`${line}
`)}`;
}

/** Of many chains, those with the most serious findings. */
function drawnChains(all: ReturnType<typeof chains>, findings: readonly Finding[]): ReturnType<typeof chains> {
  if (all.length <= mostDrawn) return all;
  const first = (group: HtmlReport['pictures']) => findings.findIndex(({ program }) => group.some((picture) => picture.name === program)) >>> 0;
  const places = new Map(all.map((group) => [group, first(group)]));
  return all.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)).slice(0, mostDrawn);
}

/** Applications bring the bootloader's part of the way with them; it is told alone only where nothing goes on from it. */
function paths(group: HtmlReport['pictures'], level: 3 | 4): Markup {
  const started = group.filter(({ startedBy }) => startedBy !== undefined);
  const shown = started.length > 0 && started.every(({ way }) => !('notRun' in way)) ? started : group;
  return html`${shown.map((picture) => html`<div class="way">${shown.length > 1 ? html`<div class="way-of">${heading(level, name(picture.name))}</div>` : ''}${bootPath(picture, shown.length > 1 ? (level === 3 ? 4 : 5) : level)}</div>`)}`;
}
