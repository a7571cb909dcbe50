import type { Expression } from '../syntax/expression.js';
import type { SectionGroupStatement, SectionsContent, SectionsStatement } from '../syntax/statement.js';
import { assignmentOperators, parseAssertStatement, parseAssignment, parseProvide } from './parse-assignment.js';
import { gluedAdvice, gluedAssignment, shorten } from '../syntax/glued-assignment.js';
import { parseInclude } from './parse-include.js';
import { parseOutputSection, parseSectionHead } from './parse-output-section.js';
import { parseOverlay } from './parse-overlay.js';
import { parseEntry } from './parse-script.js';
import { nameOf, type Parser } from './parser.js';
import { recover } from './recover.js';

const parsers: ReadonlyMap<string, (p: Parser) => SectionsContent | undefined> = new Map<string, (p: Parser) => SectionsContent | undefined>([
  ['name', parseNamed],
  ['OVERLAY', parseOverlay],
  ['GROUP', parseSectionGroup],
  ['INCLUDE', (p) => parseInclude(p, 'sections')],
  ['ENTRY', (p) => parseEntry(p)],
  ['ASSERT', (p) => p.node('assert', () => parseAssertStatement(p, false))],
  ['PROVIDE', (p) => p.node('assignment', () => parseProvide(p))],
  ['PROVIDE_HIDDEN', (p) => p.node('assignment', () => parseProvide(p))],
  ['HIDDEN', (p) => p.node('assignment', () => parseProvide(p))],
]);

const starts: ReadonlySet<string> = new Set(parsers.keys());

export function parseSections(p: Parser): SectionsStatement {
  return p.node('sections', (start) => {
    p.take();
    if (p.expect('{') === undefined) return { kind: 'sections', contents: [], range: p.rangeFrom(start) };
    const contents = parseSectionsContents(p, true);
    p.expect('}');
    return { kind: 'sections', contents, range: p.rangeFrom(start) };
  });
}

/** Sections and statements among them, up to the closing brace or to the end of an included file. */
export function parseSectionsContents(p: Parser, braced: boolean): SectionsContent[] {
  const contents: SectionsContent[] = [];
  for (;;) {
    const { kind } = p.next;
    if (kind === 'end' || (braced && kind === '}')) return contents;
    const parse = parsers.get(kind);
    const content = parse === undefined ? p.fail("an output section, an assignment or '}'") : parse(p);
    if (content) contents.push(content);
    if (p.panicking) recover(p, { state: 'script', starts, braced });
  }
}

/** A name starts an assignment or an output section; what follows has been looked at outside of expressions when that shows. */
function parseNamed(p: Parser): SectionsContent | undefined {
  const token = p.next;
  const glued = token.quoted ? undefined : gluedAssignment(token.text);
  let assigned = false;
  return p.node('section', (): SectionsContent | undefined => {
    const name = nameOf(p.take());
    assigned = assignmentOperators.has(p.next.kind);
    if (assigned) return parseAssignment(p, name);
    if (glued !== undefined && (p.at(';') || p.at('+') || p.at('-') || p.at('number'))) {
      p.fail(gluedAdvice(glued, token.text), token);
      return undefined;
    }
    if (token.text.length > 1 && !token.quoted && token.text.endsWith(':') && p.at('{')) {
      p.fail(`a blank before the ':': ld reads '${shorten(token.text)}' as one name`, token);
      p.panicking = false;
    }
    return parseOutputSection(p, name);
  });
}

function parseSectionGroup(p: Parser): SectionGroupStatement {
  return p.node('sectionGroup', (start) => {
    p.take();
    const address: Expression | undefined = p.within('expression', () => parseSectionHead(p).address);
    let contents: readonly SectionsContent[] = [];
    p.expect('{');
    if (p.enter()) {
      if (!p.panicking) contents = parseSectionsContents(p, true);
      p.leave();
    }
    p.expect('}');
    return { kind: 'sectionGroup', address, contents, range: p.rangeFrom(start) };
  });
}
