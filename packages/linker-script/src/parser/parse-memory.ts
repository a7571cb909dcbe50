import type { TextRange } from '@qspi-doctor/diagnostics';
import type { IncludeStatement, MemoryStatement, RegionDeclaration } from '../syntax/statement.js';
import { gluedAssignment, shorten } from '../syntax/glued-assignment.js';
import { parseScriptExpression } from './parse-expression.js';
import { parseInclude } from './parse-include.js';
import { nameOf, type Parser } from './parser.js';
import { recover } from './recover.js';
import type { Expression } from '../syntax/expression.js';

const starts: ReadonlySet<string> = new Set(['name', 'INCLUDE', 'ORIGIN', 'LENGTH']);

export function parseMemory(p: Parser): MemoryStatement {
  return p.node('memory', (start) => {
    p.take();
    if (p.expect('{') === undefined) return { kind: 'memory', regions: [], range: p.rangeFrom(start) };
    const regions = parseRegions(p, true);
    p.expect('}');
    return { kind: 'memory', regions, range: p.rangeFrom(start) };
  });
}

/** Regions up to the closing brace, or to the end of an included file. */
export function parseRegions(p: Parser, braced: boolean): (RegionDeclaration | IncludeStatement)[] {
  const regions: (RegionDeclaration | IncludeStatement)[] = [];
  for (;;) {
    if (p.at('name')) regions.push(parseRegion(p));
    else if (p.at('INCLUDE')) regions.push(parseInclude(p, 'memory'));
    else if (p.next.kind === 'end' || (braced && p.next.kind === '}')) return regions;
    else p.fail("a memory region or '}'");
    if (p.panicking) recover(p, { state: 'script', starts, braced });
    else if (regions.length > 0 && p.at(',')) parseComma(p);
  }
}

/** A comma may stand between two regions, not behind the last. */
function parseComma(p: Parser): void {
  p.take();
  if (!p.at('name') && !p.at('INCLUDE')) p.fail('a memory region');
  if (p.panicking) p.panicking = false;
}

function parseRegion(p: Parser): RegionDeclaration {
  return p.node('region', (start) => {
    const name = nameOf(p.take());
    const attributes = parseAttributes(p);
    p.expect(':');
    const origin = parseValue(p, 'ORIGIN');
    p.accept(',');
    const length = parseValue(p, 'LENGTH');
    p.relexName();
    return { kind: 'region', name, ...attributes, origin, length, range: p.rangeFrom(start) };
  });
}

/** `(rwx!i)`: names and `!`, as ld cuts them. */
function parseAttributes(p: Parser): { attributes: string; attributesRange: TextRange | undefined } {
  const open = p.accept('(');
  if (open === undefined) return { attributes: '', attributesRange: undefined };
  let attributes = '';
  do {
    if (p.accept('!') !== undefined) attributes += '!';
    const token = p.expect('name');
    attributes += token?.text ?? '';
    const wrong = token === undefined ? undefined : /[^!ARWXLIarwxli]/.exec(token.text);
    if (wrong && token !== undefined) p.report(`'${wrong[0]}' is no attribute of a region: expected letters of 'arwxli' and '!'`, token);
  } while (p.at('name') || p.at('!'));
  const close = p.expect(')');
  return { attributes, attributesRange: { start: open.end, end: Math.max(open.end, close?.start ?? p.lastEnd) } };
}

function parseValue(p: Parser, keyword: 'ORIGIN' | 'LENGTH'): Expression {
  const token = p.panicking ? undefined : p.next;
  if (token?.kind === 'name' && !token.quoted && token.text.includes('=')) {
    const glued = gluedAssignment(token.text);
    p.fail(`'${glued ?? keyword}' with a blank before and after the '=': ld reads '${shorten(token.text)}' as one name`);
  }
  p.expect(keyword);
  p.expect('=');
  return parseScriptExpression(p);
}
