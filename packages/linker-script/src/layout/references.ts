import type { TextRange } from '@qspi-doctor/diagnostics';
import type { ParsedScript } from '../parsed-script.js';
import { walkExpression, type Expression } from '../syntax/expression.js';
import { visitStatements } from '../syntax/visit.js';
import type { Reference } from './layout.js';

/** Symbols that an expression is made of, each once, without the location counter. */
export function usesOf(expression: Expression): string[] {
  const names = new Set<string>();
  walkExpression(expression, (part) => {
    if (part.kind === 'name' && part.name !== '.') names.add(part.name);
  });
  return [...names];
}

/** Every name in the script and its included files that stands for a symbol, a region or a section, in order. */
export function collectReferences(script: ParsedScript): Reference[] {
  const references: Reference[] = [];
  visitStatements(script, {
    name: (name, kind, from) => void references.push({ name: name.text, kind, range: name.range, script: from }),
    expression: (expression, from) => {
      walkExpression(expression, (part) => {
        const reference = referenceOf(part);
        if (reference !== undefined) references.push({ ...reference, script: from });
      });
    },
  });
  return references;
}

function referenceOf(part: Expression): { name: string; kind: Reference['kind']; range: TextRange } | undefined {
  if (part.kind === 'name') return part.name === '.' ? undefined : { name: part.name, kind: 'symbol', range: part.range };
  if (part.kind !== 'nameCall' || part.function === 'CONSTANT') return undefined;
  const kind = part.function === 'ORIGIN' || part.function === 'LENGTH' ? 'region' : part.function === 'DEFINED' ? 'symbol' : 'section';
  return { name: part.name.text, kind, range: part.name.range };
}
