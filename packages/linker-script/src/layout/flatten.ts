import type { ParsedScript } from '../parsed-script.js';
import type { IncludeStatement, Statement } from '../syntax/statement.js';

export interface Placed<T> {
  readonly statement: T;
  readonly script: ParsedScript;
}

type NotInclude<T> = Exclude<T, IncludeStatement>;

/** Statements with those of included files in the place of their INCLUDE. What could not be included is left out. */
export function flatten<T extends Statement>(statements: readonly T[], script: ParsedScript): Placed<NotInclude<T>>[] {
  const flat: Placed<NotInclude<T>>[] = [];
  addTo(flat, statements, script);
  return flat;
}

function addTo<T extends Statement>(flat: Placed<NotInclude<T>>[], statements: readonly T[], script: ParsedScript): void {
  for (const statement of statements) {
    if (statement.kind !== 'include') flat.push({ statement: statement as NotInclude<T>, script });
    else if (statement.resolved !== undefined) addTo(flat, statement.resolved.statements as readonly T[], statement.resolved);
  }
}

/** Is there an INCLUDE in the list, at any depth, whose file is not there? What follows it cannot be placed. */
export function lacksInclude(statements: readonly Statement[]): boolean {
  return statements.some((statement) => statement.kind === 'include' && (statement.resolved === undefined || lacksInclude(statement.resolved.statements)));
}
