import type { Token } from '../lexer/token.js';
import type { Name } from '../syntax/expression.js';
import type { InputPattern, NamePattern, SectionFlag, SortOrder } from '../syntax/input-pattern.js';
import type { ConstructorsStatement } from '../syntax/statement.js';
import { nameOf, type Parser } from './parser.js';

const none: readonly never[] = [];

/** `SORT(CONSTRUCTORS)`, or undefined without taking anything. */
export function parseSortedConstructors(p: Parser): ConstructorsStatement | undefined {
  if (!p.isFollowedBy('(', 'CONSTRUCTORS')) return undefined;
  return p.node('constructors', (start) => {
    p.take();
    p.take();
    p.take();
    p.expect(')');
    return { kind: 'constructors', sorted: true, range: p.rangeFrom(start) };
  });
}

/** A pattern, from KEEP on; or, where `first` has been taken, from behind this file name. */
export function parseInputPattern(p: Parser, first: Token | undefined): InputPattern {
  const start = first?.start ?? p.next.start;
  if (first !== undefined) {
    const file = plainPattern(nameOf(first));
    return { file, sections: parseSectionsOf(p, file), keep: false, flags: none, range: p.rangeFrom(start) };
  }
  const keep = p.accept('KEEP') !== undefined;
  if (keep) p.expect('(');
  const flags = parseFlags(p);
  let file: NamePattern | undefined;
  let sections: readonly NamePattern[];
  if (p.accept('[') !== undefined) {
    sections = parseSectionNames(p);
    p.expect(']');
  } else {
    file = parseFilePattern(p);
    sections = parseSectionsOf(p, file);
  }
  if (keep) p.expect(')');
  return { file, sections, keep, flags, range: p.rangeFrom(start) };
}

/** What stands in parentheses behind the name of a file. Behind a plain name it may be absent. */
function parseSectionsOf(p: Parser, file: NamePattern): readonly NamePattern[] {
  const plainName = file.sort === undefined && file.exclude.length === 0;
  if (plainName ? p.accept('(') === undefined : p.expect('(') === undefined) return [];
  const sections = parseSectionNames(p);
  p.expect(')');
  return sections;
}

/** `INPUT_SECTION_FLAGS (SHF_A & !SHF_B)` */
function parseFlags(p: Parser): readonly SectionFlag[] {
  if (p.accept('INPUT_SECTION_FLAGS') === undefined) return none;
  const flags: SectionFlag[] = [];
  p.expect('(');
  do {
    const token = p.expect('name');
    const without = token?.text.startsWith('!') === true;
    if (token !== undefined) flags.push({ flag: without ? token.text.slice(1) : token.text, without, range: { start: token.start, end: token.end } });
  } while (p.accept('&') !== undefined);
  p.expect(')');
  return flags;
}

/** `foo.o`, `EXCLUDE_FILE(a.o) *`, `SORT_BY_NAME(*)`, `SORT_NONE(*)` */
function parseFilePattern(p: Parser): NamePattern {
  return parseNamePattern(p, fileSorts, 1);
}

/** The list between the parentheses. A comma is no separator to ld: it is a character of names here. */
function parseSectionNames(p: Parser): NamePattern[] {
  const names = [parseNamePattern(p, sectionSorts, 2)];
  while (p.at('name') || p.at('EXCLUDE_FILE') || (!p.panicking && sectionSorts.has(p.next.kind))) names.push(parseNamePattern(p, sectionSorts, 2));
  return names;
}

const sortNames: Readonly<Record<string, SortOrder>> = {
  SORT_BY_NAME: 'name',
  SORT_BY_ALIGNMENT: 'alignment',
  SORT_BY_INIT_PRIORITY: 'init-priority',
  SORT_NONE: 'none',
};
const fileSorts: ReadonlySet<string> = new Set(['SORT_BY_NAME', 'SORT_NONE']);
const sectionSorts: ReadonlySet<string> = new Set(Object.keys(sortNames));
const nestedSorts: ReadonlySet<string> = new Set(['SORT_BY_NAME', 'SORT_BY_ALIGNMENT']);

function parseNamePattern(p: Parser, sorts: ReadonlySet<string>, depth: number): NamePattern {
  const { start, kind: first } = p.next;
  if (first === 'name' && !p.panicking) return plainPattern(p.expectName('a name'));
  const orders: SortOrder[] = [];
  let allowed = sorts;
  while (orders.length < depth && !p.panicking && allowed.has(p.next.kind)) {
    const { kind } = p.take();
    orders.push(sortNames[kind]!);
    p.expect('(');
    allowed = nestedSorts.has(kind) ? nestedSorts : new Set();
  }
  const exclude = parseExclude(p);
  const pattern = p.expectName(orders.length === 0 ? "a name, SORT or ')'" : 'a name');
  for (let i = 0; i < orders.length; i++) p.expect(')');
  return { pattern, sort: combine(orders), exclude, range: p.rangeFrom(start) };
}

/** Sorting by the same thing twice is sorting by it once. */
function combine(orders: readonly SortOrder[]): SortOrder | undefined {
  if (orders.length < 2 || orders[0] === orders[1]) return orders[0];
  return orders[0] === 'name' ? 'name alignment' : 'alignment name';
}

function parseExclude(p: Parser): readonly Name[] {
  if (p.accept('EXCLUDE_FILE') === undefined) return none;
  p.expect('(');
  const names = [p.expectName('the name of a file')];
  while (p.at('name')) names.push(p.expectName('the name of a file'));
  p.expect(')');
  return names;
}

function plainPattern(pattern: Name): NamePattern {
  return { pattern, sort: undefined, exclude: none, range: pattern.range };
}
