import { LineIndex, type Finding, type TextRange } from '@qspi-doctor/diagnostics';

/** A comment that says not to report something, with what it is about. */
export interface Suppression {
  readonly file: string;
  /** Of the comment. */
  readonly range: TextRange;
  readonly kind: 'line' | 'next-line' | 'file';
  /** The line whose findings are meant; undefined for the whole file. */
  readonly line: number | undefined;
  /** As written: `linker-script/no-entry`, or `no-entry` for it. */
  readonly rules: readonly string[];
  readonly reason: string;
}

const directive = /qspi-doctor-disable(-next-line|-line)?(?![\w-])([^]*)$/;

/**
 * Finds suppressions in the comments of a text:
 * `qspi-doctor-disable-next-line RULE -- reason`, `qspi-doctor-disable-line RULE -- reason`, `qspi-doctor-disable RULE -- reason` (the whole file).
 * Several rules are parted by commas.
 */
export function findSuppressions(file: string, text: string): readonly Suppression[] {
  if (!text.includes('qspi-doctor-disable')) return [];
  const lines = new LineIndex(text);
  const found: Suppression[] = [];
  for (const match of text.matchAll(/\/\*[^]*?(?:\*\/|$)|(?:\/\/|#)[^\r\n]*/g)) {
    const body = match[0].replace(/^(?:\/\*+|\/\/|#)/, '').replace(/\*+\/$/, '');
    const said = directive.exec(body);
    // Words before it make it prose about suppressions.
    if (said === null || body.slice(0, said.index).trim() !== '') continue;
    const range = { start: match.index, end: match.index + match[0].length };
    const kind = said[1] === '-next-line' ? 'next-line' : said[1] === '-line' ? 'line' : 'file';
    const [names = '', ...reasons] = (said[2] ?? '').split(/(?:^|\s)--(?=\s|$)/);
    found.push({
      file,
      range,
      kind,
      line: kind === 'file' ? undefined : lines.at(range.end).line + (kind === 'next-line' ? 1 : 0),
      rules: names.split(/[\s,]+/).filter((name) => name !== ''),
      reason: reasons.join('--').trim(),
    });
  }
  return found;
}

/** Whether a suppression of that name is meant for a rule. */
export function namesRule(name: string, rule: string): boolean {
  return name === rule || rule.endsWith(`/${name}`);
}

export interface Suppressed {
  readonly findings: readonly Finding[];
  /** Suppressions with the names of theirs that nothing was suppressed by. */
  readonly unused: readonly { readonly suppression: Suppression; readonly names: readonly string[] }[];
}

/** Takes out the findings that a suppression is meant for. */
export function applySuppressions(findings: readonly Finding[], suppressions: readonly Suppression[]): Suppressed {
  const used = new Map<Suppression, Set<string>>();
  const left = findings.filter(({ rule, location }) => {
    const matching = suppressions.flatMap((suppression) => {
      if (suppression.file !== location.file || (suppression.line !== undefined && suppression.line !== location.line)) return [];
      const name = suppression.rules.find((candidate) => namesRule(candidate, rule));
      return name === undefined ? [] : [{ suppression, name }];
    });
    for (const { suppression, name } of matching) used.set(suppression, (used.get(suppression) ?? new Set()).add(name));
    return matching.length === 0;
  });
  const unused = suppressions.map((suppression) => ({ suppression, names: suppression.rules.filter((name) => used.get(suppression)?.has(name) !== true) }));
  return { findings: left, unused: unused.filter(({ suppression, names }) => names.length > 0 || suppression.rules.length === 0) };
}
