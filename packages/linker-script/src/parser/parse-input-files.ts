import type { InputFilesStatement } from '../syntax/statement.js';
import { nameOf, type Parser } from './parser.js';

/** `INPUT(a.o, -lc AS_NEEDED(b.so))` and `GROUP`; a list has a lexical state of its own, in which `#` is no comment. */
export function parseFilesCommand(p: Parser): InputFilesStatement {
  return p.node('inputFiles', (start) => {
    const command = p.take().kind as 'INPUT' | 'GROUP';
    const files: InputFilesStatement['files'][number][] = [];
    p.expect('(');
    p.within('inputList', () => parseFiles(p, files, false));
    p.expect(')');
    return { kind: 'inputFiles', command, files, range: p.rangeFrom(start) };
  });
}

function parseFiles(p: Parser, files: InputFilesStatement['files'][number][], asNeeded: boolean): void {
  do {
    const token = p.expectOneOf('name', 'libraryName', 'AS_NEEDED');
    if (token?.kind === 'AS_NEEDED') {
      p.expect('(');
      if (p.enter()) {
        parseFiles(p, files, true);
        p.leave();
      }
      p.expect(')');
    } else if (token !== undefined) {
      files.push({ ...nameOf(token), library: token.kind === 'libraryName', asNeeded });
    }
  } while (p.accept(',') !== undefined || p.at('name') || p.at('libraryName') || p.at('AS_NEEDED'));
}
