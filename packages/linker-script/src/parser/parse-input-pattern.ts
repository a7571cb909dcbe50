import type { TextRange } from '@qspi-doctor/diagnostics';
import type { Token } from '../lexer/token.js';
import type { Name } from '../syntax/expression.js';
import type { InputPattern, NamePattern, SectionFlag, SortOrder } from '../syntax/input-pattern.js';
import type { ConstructorsStatement } from '../syntax/statement.js';
import { nameOf, type Parser } from './parser.js';

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
  if (first !== undefined) return parseAfterFile(p, start, plain(first), [], false);
  const keep = p.accept('KEEP') !== undefined;
  if (keep) p.expect('(');
  const flags = parseFlags(p);
  let pattern: InputPattern;
  if (p.accept('[') !== undefined) {
    const sections = parseSectionNames(p);
    p.expect(']');
    pattern = { file: undefined, sections, keep, flags, range: p.rangeFrom(start) };
  } else {
    pattern = parseAfterFile(p, start, parseFilePattern(p), flags, keep);
  }
  if (keep) p.expect(')');
  return { ...pattern, range: p.rangeFrom(start) };
}

function parseAfterFile(p: Parser, start: number, file: NamePattern, flags: readonly SectionFlag[], keep: boolean): InputPattern {
  const plainName = file.sort === undefined && file.exclude.length === 0;
  if (plainName ? p.accept('(') === undefined : p.expect('(') === undefined) return { file, sections: [], keep, flags, range: p.rangeFrom(start) };
  const sections = parseSectionNames(p);
  p.expect(')');
  return { file, sections, keep, flags, range: p.rangeFrom(start) };
}

/** `INPUT_SECTION_FLAGS (SHF_A & !SHF_B)` */
function parseFlags(p: Parser): SectionFlag[] {
  const flags: SectionFlag[] = [];
  if (p.accept('INPUT_SECTION_FLAGS') === undefined) return flags;
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
  const names: NamePattern[] = [];
  do names.push(parseNamePattern(p, sectionSorts, 2));
  while (p.at('name') || p.at('EXCLUDE_FILE') || (!p.panicking && sectionSorts.has(p.next.kind)));
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
  const { start } = p.next;
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

function parseExclude(p: Parser): Name[] {
  const names: Name[] = [];
  if (p.accept('EXCLUDE_FILE') === undefined) return names;
  p.expect('(');
  do names.push(p.expectName('the name of a file'));
  while (p.at('name'));
  p.expect(')');
  return names;
}

function plain(token: Token): NamePattern {
  const range: TextRange = { start: token.start, end: token.end };
  return { pattern: nameOf(token), sort: undefined, exclude: [], range };
}
