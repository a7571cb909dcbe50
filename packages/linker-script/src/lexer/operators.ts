import type { LexicalState } from './token.js';

/** Operators and brackets of each state, longest first for each first character (ld/ldlex.l of 2.40). */
const operators: Readonly<Record<LexicalState, string>> = {
  script: '<<= >>= += -= *= /= &= |= > , ~ ! + - = } { ) ( : ;',
  expression: '<<= >>= || == != >= <= << >> += -= *= /= &= |= && > , & | ~ ! ? * + - / % < = } { ) ( : ;',
  wild: '<<= >>= += -= *= /= &= |= ] [ & = } { ) ( ;',
  inputList: ', ) (',
  versionStart: '{',
  versionScript: '{ } : , ;',
  versionNode: '{ } : , ;',
};

function table(list: string): readonly (readonly string[] | undefined)[] {
  const byFirst = new Map<number, string[]>();
  for (const operator of list.split(' ').sort((a, b) => b.length - a.length)) {
    const unit = operator.charCodeAt(0);
    byFirst.set(unit, [...(byFirst.get(unit) ?? []), operator]);
  }
  return Array.from({ length: 128 }, (_, unit) => byFirst.get(unit));
}

const tables = Object.fromEntries(Object.entries(operators).map(([state, list]) => [state, table(list)])) as Record<
  LexicalState,
  readonly (readonly string[] | undefined)[]
>;

/** The longest operator of the state at an offset. */
export function operatorAt(text: string, at: number, state: LexicalState): string | undefined {
  const candidates = tables[state][text.charCodeAt(at)];
  if (candidates === undefined) return undefined;
  for (const operator of candidates) if (operator.length === 1 || text.startsWith(operator, at)) return operator;
  return undefined;
}
