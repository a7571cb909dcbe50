import type { Expression } from '../syntax/expression.js';
import type { PhdrsStatement, ProgramHeader } from '../syntax/statement.js';
import { parseExpression } from './parse-expression.js';
import { nameOf, type Parser } from './parser.js';
import { recover } from './recover.js';

const starts: ReadonlySet<string> = new Set(['name']);

export function parsePhdrs(p: Parser): PhdrsStatement {
  return p.node('phdrs', (start) => {
    p.take();
    const headers: ProgramHeader[] = [];
    if (p.expect('{') === undefined) return { kind: 'phdrs', headers, range: p.rangeFrom(start) };
    for (;;) {
      if (p.at('name')) headers.push(parseHeader(p));
      else if (p.next.kind === '}' || p.next.kind === 'end') break;
      else p.fail("a program header or '}'");
      if (p.panicking) recover(p, { state: 'script', starts, braced: true });
    }
    p.expect('}');
    return { kind: 'phdrs', headers, range: p.rangeFrom(start) };
  });
}

/** `name type FILEHDR PHDRS AT(address) FLAGS(flags);` in which the words are plain names to ld's lexer. */
function parseHeader(p: Parser): ProgramHeader {
  return p.node('programHeader', (start) => {
    const name = nameOf(p.take());
    const header = p.within('expression', () => {
      const type = parseExpression(p);
      checkType(p, type);
      return { type, ...parseQualifiers(p) };
    });
    p.expect(';');
    return { name, ...header, range: p.rangeFrom(start) };
  });
}

const typeNames = new Set(
  'PT_NULL PT_LOAD PT_DYNAMIC PT_INTERP PT_NOTE PT_SHLIB PT_PHDR PT_TLS PT_GNU_EH_FRAME PT_GNU_STACK PT_GNU_RELRO PT_GNU_PROPERTY'.split(' '),
);

function checkType(p: Parser, type: Expression): void {
  if (type.kind === 'name' && !typeNames.has(type.name))
    p.report(`'${type.name.slice(0, 40)}' is no program header type that ld knows; expected PT_LOAD, …, or a number`, type.range);
}

function parseQualifiers(p: Parser): Pick<ProgramHeader, 'fileHeader' | 'programHeaders' | 'at' | 'flags'> {
  const found: { fileHeader: boolean; programHeaders: boolean; at: Expression | undefined; flags: Expression | undefined } = {
    fileHeader: false,
    programHeaders: false,
    at: undefined,
    flags: undefined,
  };
  for (;;) {
    if (p.accept('AT') !== undefined) {
      p.expect('(');
      found.at = parseExpression(p);
      p.expect(')');
    } else if (p.at('name')) {
      const word = p.take();
      let value: Expression | undefined;
      if (p.accept('(') !== undefined) {
        value = parseExpression(p);
        p.expect(')');
      }
      if (word.text === 'FILEHDR' && value === undefined) found.fileHeader = true;
      else if (word.text === 'PHDRS' && value === undefined) found.programHeaders = true;
      else if (word.text === 'FLAGS' && value !== undefined) found.flags = value;
      else if (!p.panicking) p.report(`found '${word.text.slice(0, 40)}'; expected FILEHDR, PHDRS, AT(address), FLAGS(value) or ';'`, word);
    } else {
      return found;
    }
  }
}
