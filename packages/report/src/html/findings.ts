import type { Finding, RuleDocs } from '@qspi-doctor/diagnostics';
import { isExplained } from '@qspi-doctor/doctor';
import { excerpt, type LinesOf } from './excerpt.js';
import { html, name, type Markup } from './markup.js';
import { prose } from './prose.js';
import { remedyList } from './remedies.js';
import type { HtmlReport } from './report-input.js';
import { severityMarks, severityWords } from './words.js';

/** Findings that lie open from the start. */
const mostOpen = 3;
/** From here on the browser draws them only where they are looked at. */
const many = 60;

export function severityBadge({ severity }: Pick<Finding, 'severity'>): Markup {
  return html`<span class="severity ${severity}"><span class="mark" aria-hidden="true">${severityMarks[severity]}</span> ${severityWords[severity]}</span>`;
}

/** Every finding: message, places with their source, ways out, what it leads to and what follows from it. */
export function findingList({ diagnosis, rules }: HtmlReport, linesOf: LinesOf): Markup {
  const { findings } = diagnosis;
  const docs = new Map(rules.map((rule) => [rule.id, rule.docs]));
  const causes = new Map(findings.filter((finding) => isExplained(finding, findings)).map((finding) => [finding, findings.find((other) => other.program === finding.program && other !== finding && other.explains.includes(finding.rule))]));
  return html`<ol class="findings${findings.length > many ? ' many' : ''}">${findings.map((finding, index) => html`<li class="finding ${finding.severity}" id="finding-${index + 1}" data-severity="${finding.severity}" data-program="${finding.program ?? ''}"><details${index > 0 && index < mostOpen && finding.severity !== 'note' ? html` open=""` : ''}><summary>${severityBadge(finding)} <code class="rule">${finding.rule}</code>${finding.program === undefined ? '' : html` <span class="program">${name(finding.program)}</span>`} <span class="message">${prose(finding.message)}</span></summary>${index === 0 && finding.rule === diagnosis.diagnosis ? html`<div class="body"><p class="link-up">This is <a href="#diagnosis">the diagnosis</a>: evidence and ways out stand at the head of the page.</p>${about(docs.get(finding.rule))}</div>` : body(finding, linesOf, docs.get(finding.rule), causes.get(finding), findings)}</details></li>
`)}</ol>`;
}

function body(finding: Finding, linesOf: LinesOf, docs: RuleDocs | undefined, cause: Finding | undefined, all: readonly Finding[]): Markup {
  const { location, related, remedies } = finding;
  const follows = all.filter((other) => other !== finding && other.program === finding.program && finding.explains.includes(other.rule));
  return html`<div class="body">${cause ? html`<p class="link-up">Follows from <a href="#finding-${all.indexOf(cause) + 1}"><code>${cause.rule}</code></a>.</p>` : ''}${follows.length > 0 ? html`<p class="link-up">Explains ${follows.map((other, index) => html`${index > 0 ? ', ' : ''}<a href="#finding-${all.indexOf(other) + 1}"><code>${other.rule}</code></a>`)}.</p>` : ''}<h3>Evidence</h3>${excerpt(location, linesOf)}${related.map((place) => excerpt(place, linesOf, place.message))}${remedies.length > 0 ? html`<h3>${remedies.length === 1 ? 'The way out' : 'Ways out, best first'}</h3>${remedyList(remedies, true)}` : ''}${about(docs)}</div>`;
}

function about(docs: RuleDocs | undefined): Markup | undefined {
  return docs && html`<details class="about"><summary>About this rule</summary><p>${prose(plain(docs.why))}</p><p><b>How it shows.</b> ${prose(plain(docs.symptom))}</p></details>`;
}

/** Rules write Markdown of the simplest kind. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
