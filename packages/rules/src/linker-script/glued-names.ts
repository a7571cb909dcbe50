import type { TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import type { Layout, ParsedScript } from '@qspi-doctor/linker-script';

/** A name that holds an assignment because blanks are missing: `ORIGIN=0x20000000,` is one name to ld, as `=` may be part of a name. */
export interface GluedName {
  /** The parser's or the layout's problem that comes of it. */
  readonly problem: TextProblem;
  readonly range: TextRange;
  /** What stands before the operator. */
  readonly name: string;
  readonly written: string;
  /** The same with blanks. */
  readonly meant: string;
}

const glued = /^([^=+\-*/&|<>]+)([-+*/&|]?=|<<=|>>=)(.*)$/;

export function gluedNames(script: ParsedScript, layout: Layout): readonly GluedName[] {
  const problems = [...script.problems.filter(({ message }) => message.includes('as one name')), ...layout.problems.filter((problem) => problem.kind === 'glued-assignment' && problem.script === script)];
  return problems.flatMap((problem) => gluedAt(script, problem) ?? []);
}

/** The name is the token at the problem, or the one before it where the parser saw the trouble only then. */
function gluedAt({ tokens, text }: ParsedScript, problem: TextProblem): GluedName | undefined {
  const { start } = problem.range;
  const at = tokens.findLastIndex((token) => token.start <= start);
  for (const token of [tokens[at], tokens[at - 1]]) {
    if (token === undefined) continue;
    const written = text.slice(token.start, token.end).replace(/,$/, '');
    const parts = glued.exec(written);
    if (parts === null) continue;
    const [, name = '', operator = '', rest = ''] = parts;
    return { problem, range: { start: token.start, end: token.start + written.length }, name, written, meant: `${name} ${operator}${rest === '' ? '' : ` ${rest}`}` };
  }
  return undefined;
}
