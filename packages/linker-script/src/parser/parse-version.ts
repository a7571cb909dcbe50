import type { Name } from '../syntax/expression.js';
import type { VersionNode, VersionPattern, VersionStatement } from '../syntax/version.js';
import { nameOf, type Parser } from './parser.js';

/** `VERSION { tag { global: a; local: *; } parent; }`: the lexer has three states for it. */
export function parseVersion(p: Parser): VersionStatement {
  return p.node('version', (start) => {
    p.take();
    const nodes: VersionNode[] = [];
    p.within('versionStart', () => {
      p.expect('{');
      p.become('versionScript');
      do nodes.push(parseVersionNode(p));
      while (p.at('{') || p.at('versionTag'));
      p.expect('}');
    });
    return { kind: 'version', nodes, range: p.rangeFrom(start) };
  });
}

function parseVersionNode(p: Parser): VersionNode {
  return p.node('versionNode', (start) => {
    const tag = p.accept('versionTag');
    const patterns: VersionPattern[] = [];
    const dependsOn: Name[] = [];
    if (p.expect('{') !== undefined) {
      p.become('versionNode');
      parseScopes(p, patterns);
      p.become('versionScript');
      p.expect('}');
      while (tag !== undefined && p.at('versionTag')) dependsOn.push(nameOf(p.take()));
      p.expect(';');
    }
    return { tag: tag === undefined ? undefined : nameOf(tag), patterns, dependsOn, range: p.rangeFrom(start) };
  });
}

/** `global:` and `local:` in this order, either or none. A `global` without colon is a symbol of that name. */
function parseScopes(p: Parser, patterns: VersionPattern[]): void {
  if (p.at('}')) return;
  let scope: 'global' | 'local' = 'global';
  const first = p.at('global') || p.at('local') ? p.take() : undefined;
  if (first !== undefined && p.accept(':') !== undefined) {
    scope = first.kind === 'local' ? 'local' : 'global';
    parsePattern(p, patterns, scope, undefined);
  } else if (first !== undefined) {
    patterns.push({ pattern: { text: first.kind, quoted: false, range: { start: first.start, end: first.end } }, scope, language: undefined });
  } else {
    parsePattern(p, patterns, scope, undefined);
  }
  p.expect(';');
  while (!p.panicking && p.next.kind !== '}') {
    const local = first?.kind === 'global' && scope === 'global' ? p.accept('local') : undefined;
    if (local !== undefined && p.accept(':') !== undefined) {
      scope = 'local';
      parsePattern(p, patterns, scope, undefined);
    } else if (local !== undefined) {
      patterns.push({ pattern: { text: 'local', quoted: false, range: { start: local.start, end: local.end } }, scope, language: undefined });
    } else {
      parsePattern(p, patterns, scope, undefined);
    }
    p.expect(';');
  }
}

function parsePattern(p: Parser, patterns: VersionPattern[], scope: 'global' | 'local', language: string | undefined): void {
  const token = p.expectOneOf('versionName', 'name', 'extern', 'global', 'local');
  if (token === undefined) return;
  if (token.kind === 'extern' && p.at('name')) {
    const inner = p.take().text;
    p.expect('{');
    if (!p.enter()) return;
    parsePattern(p, patterns, scope, inner);
    while (p.accept(';') !== undefined && !p.at('}')) parsePattern(p, patterns, scope, inner);
    p.expect('}');
    p.leave();
    return;
  }
  const text = token.text === '' ? token.kind : token.text;
  patterns.push({ pattern: { text, quoted: token.quoted, range: { start: token.start, end: token.end } }, scope, language });
}
