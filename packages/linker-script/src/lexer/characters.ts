/**
 * Which characters make up a name depends on where ld stands: a file pattern in a section's body may hold `*`, `=` and `,`, a
 * file name at the top may hold `-` and `:`, a symbol in an expression neither. Sets as GNU ld 2.40 has them (ld/ldlex.l).
 */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_';
const digits = '0123456789';

export const character = {
  /** In a pattern, within the braces of an output section. */
  wild: 1,
  /** In a name outside of expressions, after the first character. */
  file: 2,
  fileStart: 4,
  /** In a name within an expression, after the first character. */
  symbol: 8,
  symbolStart: 16,
  digit: 32,
  hexDigit: 64,
  /** In a node name or a pattern of a VERSION block. */
  versionTag: 128,
  versionTagStart: 256,
  versionName: 512,
  versionNameStart: 1024,
  upper: 2048,
  lower: 4096,
  dollar: 8192,
  /** No operator starts with it in any state. */
  plain: 16384,
} as const;

const classes = new Uint16Array(128);

function add(mask: number, characters: string): void {
  for (const c of characters) classes[c.charCodeAt(0)]! |= mask;
}

add(character.wild, `${letters}${digits}/.\\$~-+:[],=?*^!`);
add(character.file, `${letters}${digits}/.\\$~-+:[],=`);
add(character.fileStart, `${letters}/.\\$~`);
add(character.symbol, `${letters}${digits}/.\\$~`);
add(character.symbolStart, `${letters}.\\$`);
add(character.digit, digits);
add(character.hexDigit, `${digits}abcdefABCDEF`);
add(character.versionTag, `${letters}${digits}.`);
add(character.versionTagStart, `${letters}.$`);
add(character.versionName, `${letters}${digits}*?.$[]-!^\\`);
add(character.versionNameStart, `${letters}*?.$[]-!^\\`);
add(character.upper, letters.toUpperCase().replace('_', ''));
add(character.lower, letters.toLowerCase().replace('_', ''));
add(character.dollar, '$');
add(character.plain, `${letters}${digits}.$`);

/** True when the UTF-16 unit belongs to (one of) the classes of `mask`. NaN, from reading past the end, belongs to none. */
export function isIn(unit: number, mask: number): boolean {
  return unit < 128 && (classes[unit]! & mask) !== 0;
}

/** Where the run of characters of `mask` that begins at `from` ends. */
export function endOfRun(text: string, from: number, mask: number): number {
  let at = from;
  while (isIn(text.charCodeAt(at), mask)) at++;
  return at;
}
