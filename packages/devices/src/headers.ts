import { headersOf, type KnownHeader, type KnownPart } from './table.js';
import type { PartName } from './part-name.js';

/** Flash-size letters of part numbers, from small to large. */
const flashLetters = '346 8BZCDEYFGHIJ'.replace(' ', '');

function isOpenOr(letters: readonly string[] | undefined, letter: string): boolean {
  return letters === undefined || letters.includes(letter);
}

/** Headers of a base; numbers that ST covers by one header with `x` in its name (`stm32wl3xx.h`) have no header of their own. */
export function headersOfBase(base: string): readonly KnownHeader[] {
  const own = headersOf(base);
  return own.length > 0 ? own : headersOf(`${base.slice(0, -1)}X`);
}

/** The header that a part is compiled with: that of its pin letter or of all, with the smallest flash letter not below the part's. */
export function headerOfPart(headers: readonly KnownHeader[], part: KnownPart): KnownHeader | undefined {
  const size = flashLetters.indexOf(part.flash);
  const fitting = headers
    .filter((header) => header.variant === part.variant && (header.pins === undefined || header.pins === part.pins))
    .filter((header) => header.flash === undefined || flashLetters.indexOf(header.flash) >= size);
  return fitting.toSorted((a, b) => rank(a) - rank(b))[0];
}

function rank(header: KnownHeader): number {
  return (header.pins === undefined ? 100 : 0) + (header.flash === undefined ? 99 : flashLetters.indexOf(header.flash));
}

/** The headers that a name can mean: those of the parts it can mean, or those that its letters allow. */
export function headersOfName(name: PartName, parts: readonly KnownPart[]): readonly KnownHeader[] {
  const headers = headersOfBase(name.base);
  const named = headerNamed(name, headers);
  if (named !== undefined) return [named];
  const converter = name.variant === 'Q' ? headers.filter((header) => header.variant === 'Q') : [];
  if (converter.length > 0) return converter;
  const ofParts = new Set(parts.map((part) => headerOfPart(headers, part)).filter((header) => header !== undefined));
  if (ofParts.size > 0) return [...ofParts];
  const allowed = headers.filter((header) => header.pins === undefined || isOpenOr(name.pins, header.pins));
  return allowed.length > 0 ? allowed : headers;
}

/** The header that the name itself spells, such as `STM32F103xB`, which stands for the densities 8 and B. */
export function headerNamed(name: PartName, headers: readonly KnownHeader[]): KnownHeader | undefined {
  const single = (letters: readonly string[] | undefined): string | undefined => (letters?.length === 1 ? letters[0] : undefined);
  const pins = single(name.pins);
  const flash = single(name.flash);
  if ((pins === undefined) === (flash === undefined)) return undefined;
  return headers.find((header) => header.pins === pins && header.flash === flash && header.variant === (name.variant ?? ''));
}
