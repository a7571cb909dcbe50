import type { InputPattern } from '../syntax/input-pattern.js';
import type { DataStatement, FillStatement, InputStatement, SectionContent } from '../syntax/statement.js';
import { assignmentOperators, parseAssertStatement, parseAssignment, parseProvide } from './parse-assignment.js';
import { parseScriptExpression } from './parse-expression.js';
import { parseInclude } from './parse-include.js';
import { parseInputPattern, parseSortedConstructors } from './parse-input-pattern.js';
import { nameOf, type Parser } from './parser.js';
import { recover } from './recover.js';

const parsers: ReadonlyMap<string, (p: Parser) => SectionContent | undefined> = new Map<string, (p: Parser) => SectionContent | undefined>([
  ['name', parseNamed],
  ['KEEP', parseInput],
  ['[', parseInput],
  ['EXCLUDE_FILE', parseInput],
  ['SORT_NONE', parseInput],
  ['INPUT_SECTION_FLAGS', parseInput],
  ['SORT_BY_NAME', (p) => parseSortedConstructors(p) ?? parseInput(p)],
  ['CONSTRUCTORS', (p) => p.node('constructors', () => ({ kind: 'constructors', sorted: false, range: rangeOf(p.take()) }))],
  ['CREATE_OBJECT_SYMBOLS', (p) => p.node('createObjectSymbols', () => ({ kind: 'createObjectSymbols', range: rangeOf(p.take()) }))],
  ['BYTE', parseData],
  ['SHORT', parseData],
  ['LONG', parseData],
  ['QUAD', parseData],
  ['SQUAD', parseData],
  ['FILL', parseFill],
  ['INCLUDE', (p) => parseInclude(p, 'section')],
  ['ASSERT', (p) => p.node('assert', () => parseAssertStatement(p, true))],
  ['PROVIDE', (p) => p.node('assignment', () => parseProvide(p))],
  ['PROVIDE_HIDDEN', (p) => p.node('assignment', () => parseProvide(p))],
  ['HIDDEN', (p) => p.node('assignment', () => parseProvide(p))],
  [';', parseEmpty],
]);

const starts: ReadonlySet<string> = new Set([...parsers.keys()].filter((kind) => kind !== ';'));

/** What stands in an output section, up to the closing brace or to the end of an included file. State: wild. */
export function parseSectionContents(p: Parser, braced: boolean): SectionContent[] {
  const contents: SectionContent[] = [];
  for (;;) {
    const { kind } = p.next;
    if (kind === 'end' || (braced && kind === '}')) return contents;
    const parse = parsers.get(kind);
    const content = parse === undefined ? p.fail("an input section, an assignment or '}'") : parse(p);
    if (content) contents.push(content);
    if (p.panicking) recover(p, { state: 'wild', starts, braced });
  }
}

function parseEmpty(p: Parser): undefined {
  p.take();
}

function rangeOf(token: { readonly start: number; readonly end: number }): { start: number; end: number } {
  return { start: token.start, end: token.end };
}

/** A name starts an assignment or a file pattern. */
function parseNamed(p: Parser): SectionContent | undefined {
  const firstToken = p.tokens.length;
  const token = p.take();
  const content = assignmentOperators.has(p.next.kind) ? parseAssignment(p, nameOf(token)) : inputOf(parseInputPattern(p, token));
  p.gather('statement', firstToken);
  return content;
}

function parseInput(p: Parser): SectionContent {
  const firstToken = p.tokens.length;
  const content = inputOf(parseInputPattern(p, undefined));
  p.gather('input', firstToken);
  return content;
}

function inputOf(pattern: InputPattern): InputStatement {
  return { kind: 'input', pattern, range: pattern.range };
}

function parseData(p: Parser): DataStatement {
  return p.node('data', (start) => {
    const size = p.take().kind as DataStatement['size'];
    p.expect('(');
    const value = parseScriptExpression(p);
    p.expect(')');
    return { kind: 'data', size, value, range: p.rangeFrom(start) };
  });
}

function parseFill(p: Parser): FillStatement {
  return p.node('fill', (start) => {
    p.take();
    p.expect('(');
    const value = parseScriptExpression(p);
    p.expect(')');
    return { kind: 'fill', value, range: p.rangeFrom(start) };
  });
}
