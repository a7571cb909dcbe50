import { safeText } from '@qspi-doctor/diagnostics';
import type { Diagnosis, ProgramSummary } from '@qspi-doctor/doctor';
import { verdictBadge, type Style } from './style.js';
import { wrap } from './wrap.js';

/** What is examined, the verdict, and one sentence that says what it rests on. */
export function headLines(diagnosis: Diagnosis, style: Style): string[] {
  return [`${style.paint.bold('qspi-doctor')} ${safeText(diagnosis.folder)}`, '', ...wrap(sentenceOf(diagnosis), style.width, `${verdictBadge(diagnosis.verdict, style)} `, '  ')];
}

function sentenceOf({ findings, verdict, programs, baseline }: Diagnosis): string {
  const [head] = findings;
  const serious = findings.filter(({ severity }) => severity !== 'note');
  if (serious.length > 0 && head) {
    const counts = [count(findings, 'error'), count(findings, 'warning')].filter((text) => text !== '').join(', ');
    return `${counts}. The diagnosis: ${head.rule}${head.program === undefined ? '' : ` in ${safeText(head.program)}`}.`;
  }
  if (verdict === 'healthy') return 'Nothing was found that keeps the debugger from halting.';
  if (verdict === 'unknown') {
    const gaps = programs.flatMap((program) => gapOf(program) ?? []);
    return `No fault was seen, but not all that matters could be examined${gaps.length === 0 ? '' : `: ${gaps.slice(0, 3).join(', ')}${gaps.length > 3 ? ` and ${gaps.length - 3} more` : ''}`}.`;
  }
  return baseline === undefined ? '' : 'Nothing new was found: all that is wrong is known to the baseline.';
}

function count(findings: Diagnosis['findings'], severity: 'error' | 'warning'): string {
  const n = findings.filter((finding) => finding.severity === severity).length;
  return n === 0 ? '' : `${n} ${severity}${n === 1 ? '' : 's'}`;
}

/** What is missing for "healthy": the same pieces that the verdict asks for. */
export function gapOf({ name, image, core, boot, vtor }: ProgramSummary): string | undefined {
  const why =
    image === undefined ? 'no image' : core === undefined ? 'its core is not known' : boot === undefined ? 'not run' : !boot.reachesMain ? 'main was not reached' : vtor === undefined ? 'VTOR is not known' : undefined;
  return why === undefined ? undefined : `${safeText(name)} (${why})`;
}
