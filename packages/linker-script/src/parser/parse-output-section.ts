import type { TextRange } from '@qspi-doctor/diagnostics';
import type { Expression, Name } from '../syntax/expression.js';
import type { OutputSectionStatement, Placement, SectionConstraint, SectionContent } from '../syntax/statement.js';
import { parseExpression, parseScriptExpression } from './parse-expression.js';
import { parseSectionContents } from './parse-section-contents.js';
import type { Parser } from './parser.js';
import { recover } from './recover.js';

const sectionTypes: ReadonlySet<string> = new Set(['NOLOAD', 'DSECT', 'COPY', 'INFO', 'OVERLAY', 'READONLY', 'TYPE']);

interface SectionHead {
  address: Expression | undefined;
  type: string | undefined;
  typeValue: Expression | undefined;
}

/** After the name: `address (type) : AT(…) ALIGN(…) … { … } > region …` */
export function parseOutputSection(p: Parser, name: Name): OutputSectionStatement {
  const head = p.within('expression', () => {
    const { address, type, typeValue } = parseSectionHead(p);
    const at = parseParenthesized(p, 'AT');
    const align = parseParenthesized(p, 'ALIGN');
    const withInput = p.accept('ALIGN_WITH_INPUT');
    const alignWithInput = withInput !== undefined;
    if (withInput !== undefined && align !== undefined) p.report('ALIGN and ALIGN_WITH_INPUT exclude each other', withInput);
    const subalign = parseParenthesized(p, 'SUBALIGN');
    const constraint = p.at('ONLY_IF_RO') || p.at('ONLY_IF_RW') || p.at('SPECIAL') ? (p.take().kind as SectionConstraint) : undefined;
    if (constraint === undefined) p.look('{');
    return { address, type, typeValue, at, align, alignWithInput, subalign, constraint };
  });
  // Behind a constraint ld has no need to look at the brace before it is in the body's state.
  if (head.constraint !== undefined) p.within('wild', () => p.look('{'));
  if (p.panicking) recover(p, { state: 'expression', starts: noStarts, braced: true, until: '{' });
  const body = p.next.kind === '{' ? parseBody(p) : { contents: [], bodyRange: p.here() };
  const placement = p.panicking || p.tokens.lastKind !== '}' ? noPlacement : parsePlacement(p);
  return { kind: 'outputSection', name, ...head, ...body, ...placement, range: p.rangeFrom(name.range.start) };
}

const noStarts: ReadonlySet<string> = new Set(['name', 'PROVIDE', 'PROVIDE_HIDDEN', 'ASSERT', 'INCLUDE']);
const noPlacement: Placement = { region: undefined, loadRegion: undefined, programHeaders: [], fill: undefined };

/** `{ … }` of an output section. */
export function parseBody(p: Parser): { contents: readonly SectionContent[]; bodyRange: TextRange } {
  const open = p.expect('{');
  if (open === undefined) return { contents: [], bodyRange: p.here() };
  const outer = p.state;
  p.become('wild');
  const contents = parseSectionContents(p, true);
  p.expect('}');
  p.become(outer);
  return { contents, bodyRange: p.rangeFrom(open.start) };
}

/** `address (type) :` with all its parts but the colon optional, up to and with the colon. State: expression. */
export function parseSectionHead(p: Parser): SectionHead {
  const head: SectionHead = { address: undefined, type: undefined, typeValue: undefined };
  if (p.accept('BIND') !== undefined) parseBind(p, head);
  else if (p.at('(')) parseAddressOrType(p, head);
  else if (p.at('{') || p.at(';')) p.fail("an address, a type or ':'");
  else if (!p.at(':')) head.address = parseExpression(p);
  if (head.type === undefined && p.accept('(') !== undefined) parseType(p, head);
  if (!p.panicking && p.next.kind !== ':') p.fail(head.address === undefined ? "an address, a type or ':'" : "':'");
  p.accept(':');
  return head;
}

/** `BIND(address) BLOCK(size)`, of System V. */
function parseBind(p: Parser, head: SectionHead): void {
  p.expect('(');
  head.address = parseExpression(p);
  p.expect(')');
  parseParenthesized(p, 'BLOCK');
}

/** A parenthesis holds a type, or nothing, or the start of an address. What it is shows behind it. */
function parseAddressOrType(p: Parser, head: SectionHead): void {
  if (p.isParenthesized(sectionTypes)) {
    p.take();
    parseType(p, head);
  } else {
    head.address = parseExpression(p);
  }
}

/** `NOLOAD )` after the opening parenthesis. */
function parseType(p: Parser, head: SectionHead): void {
  head.type = '';
  if (p.accept(')') !== undefined) return;
  const token = p.expectOneOf(...sectionTypes);
  head.type = token?.kind;
  if (token?.kind === 'TYPE') parseTypeValue(p, head);
  else if (token?.kind === 'READONLY' && p.accept('(') !== undefined) {
    head.type = 'READONLY TYPE';
    p.expect('TYPE');
    parseTypeValue(p, head);
    p.expect(')');
  }
  p.expect(')');
}

function parseTypeValue(p: Parser, head: SectionHead): void {
  p.expect('=');
  head.typeValue = parseExpression(p);
}

export function parseParenthesized(p: Parser, keyword: string): Expression | undefined {
  if (p.accept(keyword) === undefined) return undefined;
  p.expect('(');
  const value = parseExpression(p);
  p.expect(')');
  return value;
}

/** `>region AT>region :phdr :phdr =fill ,` */
export function parsePlacement(p: Parser): Placement {
  const region = p.accept('>') === undefined ? undefined : p.expectName('a memory region');
  let loadRegion: Name | undefined;
  if (p.accept('AT') !== undefined) {
    p.expect('>');
    loadRegion = p.expectName('a memory region');
  }
  return { region, loadRegion, ...parseHeadersAndFill(p) };
}

/** `:phdr :phdr =fill ,` */
export function parseHeadersAndFill(p: Parser): Pick<Placement, 'programHeaders' | 'fill'> {
  const programHeaders: Name[] = [];
  while (p.accept(':') !== undefined) programHeaders.push(p.expectName('a program header'));
  const fill = p.accept('=') === undefined ? undefined : parseScriptExpression(p);
  p.relexName();
  p.accept(',');
  return { programHeaders, fill };
}
