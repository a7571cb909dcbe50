import type { Diagnosis } from '@qspi-doctor/doctor';
import { isExplained } from '@qspi-doctor/doctor';
import { findingLines } from '../pretty/findings.js';
import type { PrettyOptions } from '../pretty/format-pretty.js';
import { styleOf } from '../pretty/style.js';
import { wrap } from '../pretty/wrap.js';
import { logLines, type NamedLog } from './log-lines.js';

/** The page of `qspi-doctor log`: what the logs say, and what follows from it. There is no verdict: a log is one session of a project that is not here. */
export function formatLog(diagnosis: Diagnosis, logs: readonly NamedLog[], { color, width }: PrettyOptions): string {
  const style = styleOf(color, width);
  const { paint } = style;
  const { findings } = diagnosis;
  const heads = findings.filter((finding) => !isExplained(finding, findings));
  const sections: string[][] = [logLines(logs, style)];
  for (const [index, finding] of (heads.length > 0 ? heads : findings).entries()) {
    const explained = findings.filter((other) => other !== finding && finding.explains.includes(other.rule));
    sections.push([...(index === 0 ? [paint.bold.underline('What follows from it'), ''] : []), ...findingLines(finding, style, explained)]);
  }
  if (findings.length === 0) {
    const packets = logs.some(({ summary }) => summary.hasPackets);
    const words = `Nothing in ${logs.length === 1 ? 'it' : 'them'} that qspi-doctor knows to be wrong.${packets ? '' : ' No packets are shown: which breakpoints GDB asked for, this log does not tell. A transcript of "set debug remote 1", or the server\'s log at level 31, does.'}`;
    sections.push(wrap(words, style.width, ''));
  } else sections.push([paint.dim(`More on a rule: qspi-doctor explain ${findings[0]?.rule ?? ''}. With its project: qspi-doctor FOLDER --log FILE.`)]);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
