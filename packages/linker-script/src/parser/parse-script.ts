import type { CommandStatement, EntryStatement, InsertStatement, RegionAliasStatement, Statement } from '../syntax/statement.js';
import type { Name } from '../syntax/expression.js';
import { assignmentOperators, parseAssertStatement, parseAssignment, parseProvide } from './parse-assignment.js';
import { gluedAdvice, gluedAssignment, shorten } from '../syntax/glued-assignment.js';
import { parseFilesCommand } from './parse-input-files.js';
import { parseInclude } from './parse-include.js';
import { parseMemory } from './parse-memory.js';
import { parsePhdrs } from './parse-phdrs.js';
import { parseSections } from './parse-sections.js';
import { parseVersion } from './parse-version.js';
import { nameOf, type Parser } from './parser.js';
import { recover } from './recover.js';

/** Commands with one name in parentheses. */
const oneName = ['TARGET', 'SEARCH_DIR', 'OUTPUT', 'OUTPUT_ARCH', 'STARTUP', 'MAP', 'LD_FEATURE'];
/** Commands that are a word. */
const bare = ['FORCE_COMMON_ALLOCATION', 'FORCE_GROUP_ALLOCATION', 'INHIBIT_COMMON_ALLOCATION', 'FLOAT', 'NOFLOAT'];

const parsers: ReadonlyMap<string, (p: Parser) => Statement | undefined> = new Map<string, (p: Parser) => Statement | undefined>([
  ['MEMORY', parseMemory],
  ['SECTIONS', parseSections],
  ['PHDRS', parsePhdrs],
  ['VERSION', parseVersion],
  ['INCLUDE', (p) => parseInclude(p, 'script')],
  ['INPUT', parseFilesCommand],
  ['GROUP', parseFilesCommand],
  ['ENTRY', parseEntry],
  ['INSERT', parseInsert],
  ['REGION_ALIAS', parseRegionAlias],
  ['OUTPUT_FORMAT', parseOutputFormat],
  ['EXTERN', parseExtern],
  ['NOCROSSREFS', parseNoCrossReferences],
  ['NOCROSSREFS_TO', parseNoCrossReferences],
  ['HLL', (p) => parseLibraries(p, true)],
  ['SYSLIB', (p) => parseLibraries(p, true)],
  ['ASSERT', (p) => p.node('assert', () => parseAssertStatement(p, false))],
  ['PROVIDE', (p) => p.node('assignment', () => parseProvide(p))],
  ['PROVIDE_HIDDEN', (p) => p.node('assignment', () => parseProvide(p))],
  ['HIDDEN', (p) => p.node('assignment', () => parseProvide(p))],
  ['name', parseTopName],
  [';', parseEmpty],
  ...oneName.map((name): [string, (p: Parser) => Statement] => [name, parseOneNameCommand]),
  ...bare.map((name): [string, (p: Parser) => Statement] => [name, parseBareCommand]),
]);

const starts: ReadonlySet<string> = new Set([...parsers.keys()].filter((kind) => kind !== ';'));

/** Statements up to the end of the file. */
export function parseStatements(p: Parser): Statement[] {
  const statements: Statement[] = [];
  while (p.next.kind !== 'end') {
    const parse = parsers.get(p.next.kind);
    if (parse === undefined) p.fail('a command, an assignment or the end of the file');
    else {
      const statement = parse(p);
      if (statement !== undefined) statements.push(statement);
    }
    if (p.panicking) recover(p, { state: 'script', starts, braced: false });
  }
  return statements;
}

function parseEmpty(p: Parser): undefined {
  p.take();
}

function parseTopName(p: Parser): Statement | undefined {
  return p.node('assignment', () => parseNamed(p));
}

/** An assignment, when its operator follows the name. */
function parseNamed(p: Parser): Statement | undefined {
  const token = p.take();
  if (assignmentOperators.has(p.next.kind)) return parseAssignment(p, nameOf(token));
  const glued = token.quoted ? undefined : gluedAssignment(token.text);
  if (glued === undefined) p.fail(`an assignment operator after '${shorten(token.text)}'`);
  else p.fail(gluedAdvice(glued, token.text), token);
  return undefined;
}

export function parseEntry(p: Parser): EntryStatement {
  return p.node('entry', (start) => {
    p.take();
    p.expect('(');
    const symbol = p.expectName('a symbol');
    p.expect(')');
    return { kind: 'entry', symbol, range: p.rangeFrom(start) };
  });
}

function parseInsert(p: Parser): InsertStatement {
  return p.node('insert', (start) => {
    p.take();
    const where = p.expectOneOf('AFTER', 'BEFORE')?.kind === 'BEFORE' ? 'before' : 'after';
    return { kind: 'insert', where, section: p.expectName('an output section'), range: p.rangeFrom(start) };
  });
}

function parseRegionAlias(p: Parser): RegionAliasStatement {
  return p.node('regionAlias', (start) => {
    p.take();
    p.expect('(');
    const alias = p.expectName('the alias');
    p.expect(',');
    const region = p.expectName('a memory region');
    p.expect(')');
    return { kind: 'regionAlias', alias, region, range: p.rangeFrom(start) };
  });
}

function parseCommand(p: Parser, parseNames: (names: Name[]) => void): CommandStatement {
  return p.node('command', (start) => {
    const command = p.take().kind;
    const names: Name[] = [];
    parseNames(names);
    return { kind: 'command', command, arguments: names, range: p.rangeFrom(start) };
  });
}

function parseOneNameCommand(p: Parser): CommandStatement {
  return parseCommand(p, (names) => {
    p.expect('(');
    names.push(p.expectName('a name'));
    p.expect(')');
  });
}

function parseBareCommand(p: Parser): CommandStatement {
  return parseCommand(p, () => {});
}

/** One format, or one each for the default, big-endian and little-endian output. */
function parseOutputFormat(p: Parser): CommandStatement {
  return parseCommand(p, (names) => {
    p.expect('(');
    names.push(p.expectName('a format'));
    if (p.accept(',') !== undefined) {
      names.push(p.expectName('a format'));
      p.expect(',');
      names.push(p.expectName('a format'));
    }
    p.expect(')');
  });
}

/** Symbols, read as in an expression; commas may stand between them. */
function parseExtern(p: Parser): CommandStatement {
  return parseCommand(p, (names) => {
    p.expect('(');
    p.within('expression', () => {
      names.push(p.expectName('a symbol'));
      while (p.at('name') || p.at(',')) {
        p.accept(',');
        names.push(p.expectName('a symbol'));
      }
      p.expect(')');
    });
  });
}

function parseNoCrossReferences(p: Parser): CommandStatement {
  return parseCommand(p, (names) => {
    p.expect('(');
    while (p.at('name')) {
      names.push(nameOf(p.take()));
      p.accept(',');
    }
    p.expect(')');
  });
}

/** HLL and SYSLIB, of System V: file names with or without commas, perhaps none. */
function parseLibraries(p: Parser, mayBeEmpty: boolean): CommandStatement {
  return parseCommand(p, (names) => {
    p.expect('(');
    if (mayBeEmpty && p.accept(')') !== undefined) return;
    do names.push(p.expectName('a file'));
    while (p.accept(',') !== undefined || p.at('name'));
    p.expect(')');
  });
}
