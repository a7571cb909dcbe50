import { character, endOfRun, isIn } from './characters.js';

const largest = (1n << 64n) - 1n;

/** Does the unit end a number with its base, as in `20H`? B and D do so too, but are hexadecimal digits as well. */
function isBaseSuffix(unit: number): boolean {
  switch (unit) {
    case 72 /* H */:
    case 104:
    case 88 /* X */:
    case 120:
    case 79 /* O */:
    case 111:
      return true;
    default:
      return false;
  }
}

function isHexadecimalBaseSuffix(unit: number): boolean {
  return unit === 66 || unit === 98 || unit === 68 || unit === 100;
}

/** `$ff`, `0xff`, `255`, each with an optional K or M: where it ends, or `from` if none starts there. */
export function endOfPlainNumber(text: string, from: number): number {
  const first = text.charCodeAt(from);
  let end: number;
  if (first === 36 /* $ */) {
    end = endOfRun(text, from + 1, character.hexDigit);
    if (end === from + 1) return from;
  } else if (isIn(first, character.digit)) {
    const second = text.charCodeAt(from + 1);
    if (first === 48 && (second === 120 || second === 88) && isIn(text.charCodeAt(from + 2), character.hexDigit))
      end = endOfRun(text, from + 2, character.hexDigit);
    else end = endOfRun(text, from, character.digit);
  } else {
    return from;
  }
  const suffix = text.charCodeAt(end);
  return suffix === 75 || suffix === 107 || suffix === 77 || suffix === 109 ? end + 1 : end;
}

/**
 * `0ffH`, `17O`, `101B`, `10D`, `ffX`: digits with their base behind them; expressions only. It needs no leading digit, so that a symbol
 * `add` or `AB` is a number to ld. Where it ends, or `from` if none starts there.
 */
export function endOfSuffixedNumber(text: string, from: number): number {
  const run = endOfRun(text, from, character.hexDigit);
  if (run === from) return from;
  if (isBaseSuffix(text.charCodeAt(run))) return run + 1;
  for (let last = run - 1; last > from; last--) if (isHexadecimalBaseSuffix(text.charCodeAt(last))) return last + 1;
  return from;
}

function digitValue(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  if (unit >= 97 && unit <= 102) return unit - 87;
  if (unit >= 65 && unit <= 70) return unit - 55;
  return 99;
}

/** As C's strtoull: stops at the first character that is no digit of the base, sticks at the largest value. Base 0 looks at the prefix. */
function scan(text: string, base: number): bigint {
  let from = 0;
  const prefixed = text.charCodeAt(0) === 48 && (text.charCodeAt(1) | 32) === 120 && digitValue(text.charCodeAt(2)) < 16;
  if ((base === 0 || base === 16) && prefixed) {
    base = 16;
    from = 2;
  } else if (base === 0) {
    base = text.charCodeAt(0) === 48 ? 8 : 10;
  }
  let end = from;
  while (digitValue(text.charCodeAt(end)) < base) end++;
  if (end === from) return 0n;
  if (end - from <= 10) return BigInt(Number.parseInt(text.slice(from, end), base));
  const significant = text.slice(from, end).replace(/^0+/, '');
  if (significant === '') return 0n;
  if (significant.length > 64) return largest;
  let value = 0n;
  for (let i = 0; i < significant.length; i++) value = value * BigInt(base) + BigInt(digitValue(significant.charCodeAt(i)));
  return value > largest ? largest : value;
}

/** Value of a number token, 64 bits without sign as ld counts; `suffixed` when it was cut as a number with its base behind it. */
export function numberValue(text: string, suffixed: boolean): bigint {
  const last = text.charCodeAt(text.length - 1) | 32;
  if (suffixed) return scan(text, last === 120 || last === 104 ? 16 : last === 111 ? 8 : last === 98 ? 2 : 10);
  const value = text.charCodeAt(0) === 36 ? scan(text.slice(1), 16) : scan(text, 0);
  const unit = last === 107 ? 10n : last === 109 ? 20n : 0n;
  return BigInt.asUintN(64, value << unit);
}
