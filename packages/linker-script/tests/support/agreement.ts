import { parseLinkerScript, type ParsedScript } from '../../src/index.js';
import type { Verdict } from './ld.js';

/** Where our reading of a text differs from ld's; undefined where both agree. */
export function disagreement(text: string, verdict: Verdict, files: Readonly<Record<string, string>> = {}): string | undefined {
  const script = parseLinkerScript(text, { file: 'script.ld', includes: (name) => (name in files ? { file: name, text: files[name]! } : undefined) });
  const ours = firstProblem(script);
  const said = ours === undefined ? 'we find nothing' : `we say ${ours.file}:${ours.line}: ${ours.message}`;
  switch (verdict.kind) {
    case 'accepted':
      return ours === undefined ? undefined : `ld accepts it; ${said}`;
    case 'rejected':
      if (ours === undefined) return `ld: ${verdict.message}; ${said}`;
      return verdict.line === undefined || Math.abs(verdict.line - ours.line) <= 1 ? undefined : `ld: ${verdict.message}; ${said}`;
    case 'stopped':
      return ours === undefined || verdict.line === undefined || ours.line >= verdict.line - 1 ? undefined : `ld: ${verdict.message}; ${said}`;
  }
}

/** The first problem in the order in which ld reads: that of an included file counts where its INCLUDE stands. */
function firstProblem(script: ParsedScript): { file: string; line: number; message: string } | undefined {
  const own = script.problems[0];
  for (const { resolved, range } of script.includes) {
    if (own !== undefined && own.range.start < range.start) break;
    const inner = resolved === undefined ? undefined : firstProblem(resolved);
    if (inner !== undefined) return inner;
  }
  return own === undefined ? undefined : { file: script.file ?? '', line: lineInLd(script, own.range.start), message: own.message };
}

/** ld does not count the line ends in quoted names. */
function lineInLd(script: ParsedScript, offset: number): number {
  const { line } = script.lines.at(offset);
  const uncounted = script.tokens.filter((token) => token.quoted && token.start < offset).reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
  return line - uncounted;
}
