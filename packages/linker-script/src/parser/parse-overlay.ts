import type { OverlaySection, OverlayStatement } from '../syntax/statement.js';
import { parseExpression } from './parse-expression.js';
import { parseBody, parseHeadersAndFill, parseParenthesized, parsePlacement } from './parse-output-section.js';
import { nameOf, type Parser } from './parser.js';
import { recover } from './recover.js';

const starts: ReadonlySet<string> = new Set(['name']);

/** `OVERLAY address : NOCROSSREFS AT(address) SUBALIGN(n) { .a { … } .b { … } } > region …` */
export function parseOverlay(p: Parser): OverlayStatement {
  return p.node('overlay', (start) => {
    p.take();
    const head = p.within('expression', () => {
      const address = p.at(':') ? undefined : parseExpression(p);
      p.expect(':');
      const noCrossReferences = p.accept('NOCROSSREFS') !== undefined;
      const at = parseParenthesized(p, 'AT');
      const subalign = parseParenthesized(p, 'SUBALIGN');
      if (subalign === undefined) p.look('{');
      return { address, noCrossReferences, at, subalign };
    });
    p.expect('{');
    const sections: OverlaySection[] = [];
    while (!p.panicking && p.next.kind !== '}' && p.next.kind !== 'end') {
      if (p.at('name')) sections.push(parseOverlaySection(p));
      else p.fail("a section of the overlay or '}'");
      if (p.panicking) recover(p, { state: 'script', starts, braced: true });
    }
    p.expect('}');
    const placement = parsePlacement(p);
    return { kind: 'overlay', ...head, sections, ...placement, range: p.rangeFrom(start) };
  });
}

function parseOverlaySection(p: Parser): OverlaySection {
  return p.node('overlaySection', (start) => {
    const name = nameOf(p.take());
    const body = p.within('wild', () => parseBody(p));
    const rest = parseHeadersAndFill(p);
    return { name, ...body, ...rest, range: p.rangeFrom(start) };
  });
}
