import type { IncludeStatement } from '../syntax/statement.js';
import type { IncludeContext, Parser } from './parser.js';

/** `INCLUDE file`: the file is read as what may stand in its place. */
export function parseInclude(p: Parser, context: IncludeContext): IncludeStatement {
  return p.node('include', (start) => {
    p.take();
    const name = p.expectName('the name of a file');
    const resolved = p.panicking ? undefined : p.includeFile(name, context);
    return { kind: 'include', name, resolved, range: p.rangeFrom(start) };
  });
}
