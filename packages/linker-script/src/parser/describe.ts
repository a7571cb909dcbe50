import type { Token, TokenKind } from '../lexer/token.js';

const words: Readonly<Record<string, string>> = {
  end: 'the end of the file',
  name: 'a name',
  number: 'a number',
  suffixedNumber: 'a number',
  libraryName: 'a library',
  versionTag: 'a version',
  versionName: 'a symbol pattern',
};

/** What a person calls a token that is there. */
export function describe(token: Token): string {
  if (token.kind === 'end') return words['end']!;
  if (token.quoted) return `"${shorten(token.text)}"`;
  if (token.kind === 'suffixedNumber' && !/^[0-9]/.test(token.text)) return `'${shorten(token.text)}' (a number to ld, with its base as the last letter)`;
  if (token.kind === 'libraryName') return `'-l${shorten(token.text)}'`;
  return `'${shorten(token.text === '' ? token.kind : token.text)}'`;
}

/** What a person calls kinds of token that should be there. */
export function describeKinds(kinds: readonly TokenKind[]): string {
  const names = kinds.map((kind) => words[kind] ?? `'${kind}'`);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
