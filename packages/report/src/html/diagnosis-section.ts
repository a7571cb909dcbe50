import type { Finding } from '@qspi-doctor/diagnostics';
import { isExplained } from '@qspi-doctor/doctor';
import { assurance } from './assurance.js';
import { reachChain } from './evidence-chain.js';
import { excerpt, type LinesOf } from './excerpt.js';
import { severityBadge } from './findings.js';
import { headlineOf } from './headline.js';
import type { MemoryMap } from './map/model.js';
import { html, name, type Markup } from './markup.js';
import { firstSentence, prose } from './prose.js';
import { certaintyLegend, remedyList } from './remedies.js';
import type { HtmlReport } from './report-input.js';
import { counted, verdictWords } from './words.js';

/** Other findings that are named with the diagnosis; the rest stands in the list. */
const mostOthers = 8;
/** Longer messages are named by their first sentence. */
const shortMessage = 240;

/** What is wrong in one sentence, how that is known, what to do, and what else there is. */
export function diagnosisSection(report: HtmlReport, maps: readonly MemoryMap[], linesOf: LinesOf): Markup {
  const { diagnosis } = report;
  const { verdict, findings } = diagnosis;
  const head = diagnosis.diagnosis === undefined ? undefined : findings[0];
  const { title, lead } = headlineOf(diagnosis);
  return html`<section id="diagnosis" class="hero ${verdict}" aria-labelledby="title"><p class="kicker"><span class="verdict ${verdict}">${verdictWords[verdict]}</span>${head?.program === undefined ? '' : html` <span>${name(head.program)}</span>`}${head ? html` <code class="rule">${head.rule}</code>` : ''}</p>
<h1 id="title" class="${title.length > 90 ? 'long' : 'short'}">${prose(title)}</h1>
<p class="lead">${prose(lead)}</p>
${head ? firstWayOut(head) : ''}${head ? why(head, report, maps, linesOf) : verdict === 'healthy' ? assurance(report.pictures) : ''}${head && head.remedies.length > 0 ? whatToDo(head) : ''}${others(findings, head)}</section>
`;
}

/** Where the first way out is: for those who read no further. */
function firstWayOut({ remedies }: Finding): Markup | undefined {
  const [best] = remedies;
  return best && html`<p class="first-way"><b>${remedies.length === 1 ? 'The way out' : 'First way out'}</b> <a href="#what-to-do">${prose(best.title)}</a></p>
`;
}

/** The words in which people meet it elsewhere. */
function symptom({ rule }: Finding, { rules }: HtmlReport): Markup | undefined {
  const text = rules.find(({ id }) => id === rule)?.docs.symptom;
  return text === undefined ? undefined : html`<p class="symptom"><b>How it shows</b> ${prose(text.replaceAll('`', ''))}</p>
`;
}

function why(head: Finding, report: HtmlReport, maps: readonly MemoryMap[], linesOf: LinesOf): Markup {
  const { diagnosis, pictures } = report;
  const chain = head.rule.startsWith('breakpoint/')
    ? reachChain(head, diagnosis.programs.find((program) => program.name === head.program), pictures.find((picture) => picture.name === head.program), maps.find((map) => map.programs.includes(head.program ?? '')))
    : undefined;
  return html`<h2>How that is known</h2>
${chain}${symptom(head, report)}<div class="evidence">${excerpt(head.location, linesOf)}${head.related.map((place) => excerpt(place, linesOf, place.message))}</div>
`;
}

function whatToDo({ remedies }: Finding): Markup {
  return html`<h2 id="what-to-do">What to do</h2>
${remedies.length > 1 ? html`<p class="quiet">${counted(remedies.length, 'way')} out, best first. One is enough.</p>` : ''}${remedyList(remedies, true)}${certaintyLegend(remedies)}
`;
}

/** The other causes, so that nobody thinks that one cure is all it takes. */
function others(findings: readonly Finding[], head: Finding | undefined): Markup | undefined {
  const rest = findings.map((finding, index) => ({ finding, index })).filter(({ finding }) => finding !== head && !isExplained(finding, findings));
  if (rest.length === 0) return undefined;
  const serious = rest.filter(({ finding }) => finding.severity !== 'note').length;
  return html`<h2>${head === undefined ? 'Worth knowing' : 'Also found'}</h2>
${head !== undefined && serious > 0 ? html`<p class="quiet">${serious === 1 ? 'This one is a fault of its own' : 'These are faults of their own'}: curing the diagnosis does not cure ${serious === 1 ? 'it' : 'them'}.</p>` : ''}<ul class="others">${rest.slice(0, mostOthers).map(({ finding, index }) => html`<li>${severityBadge(finding)} <a href="#finding-${index + 1}">${prose(finding.message.length <= shortMessage ? finding.message : firstSentence(finding.message).first)}</a> <code class="rule">${finding.rule}</code></li>
`)}</ul>${rest.length > mostOthers ? html`<p class="quiet">and ${counted(rest.length - mostOthers, 'more', 'more')} in <a href="#findings">the list of findings</a></p>` : ''}`;
}
