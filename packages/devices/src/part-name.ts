import { deviceTable, lookUp, partsOf } from './table.js';
import type { CoreLabel } from './core.js';

/** A part number taken apart. A letter that the name leaves open (`x`, or absent) is undefined; several are a choice (`(C-E-G)`). */
export interface PartName {
  /** `L476`, `WBA52`. */
  readonly base: string;
  readonly pins: readonly string[] | undefined;
  readonly flash: readonly string[] | undefined;
  /** `A` or `X` for a revised die, `Q` where a header of its own exists for it; empty when the name shows neither; undefined when it does not say. */
  readonly variant: string | undefined;
  readonly core: CoreLabel | undefined;
  /** ST's spelling. */
  readonly spelled: string;
}

const coreLabels: Readonly<Record<string, CoreLabel>> = { CM7: 'CM7', M7: 'CM7', CM4: 'CM4', M4: 'CM4', CM0PLUS: 'CM0+', M0PLUS: 'CM0+', CM0: 'CM0+' };

const choice = /^\(([0-9A-Z](?:-[0-9A-Z])*)\)/;

interface Letter {
  readonly letters: readonly string[] | undefined;
  readonly text: string;
}

/** One letter, `x`, or a choice in parentheses, at the start of the text. */
function letterAt(text: string, pattern: RegExp): Letter | undefined {
  const group = choice.exec(text);
  if (group?.[1] !== undefined) return { letters: group[1].split('-'), text: group[0] };
  const letter = text[0];
  if (letter === undefined || !pattern.test(letter)) return undefined;
  return { letters: [letter], text: letter };
}

/** The longest base that the code starts with; the bases are those of the table. */
function baseAt(code: string): string | undefined {
  const length = /^(WBA|MP)/.test(code) ? 5 : 4;
  const base = code.slice(0, length);
  return lookUp(deviceTable().selectors, base) === undefined || base.length < length ? undefined : base;
}

/** Takes `STM32…` apart; undefined when it is no STM32 that the table knows. Case does not matter, save that a lower-case `x` leaves a letter open. */
export function parsePartName(name: string): PartName | undefined {
  if (name.length > 64) return undefined;
  const match = /^STM32([0-9A-Z()-]+?)(?:[_-](CM7|CM4|CM0PLUS|CM0|M7|M4|M0PLUS))?$/i.exec(name.trim());
  const given = match?.[1];
  if (given === undefined) return undefined;
  const upper = given.toUpperCase();
  const base = baseAt(upper);
  if (base === undefined) return undefined;
  const rest = parseRest(base, given.slice(base.length));
  if (rest === undefined) return undefined;
  const label = match?.[2]?.toUpperCase();
  const core = label === undefined ? undefined : coreLabels[label];
  const suffix = core === undefined ? '' : `_${core === 'CM0+' ? 'CM0PLUS' : core}`;
  return { base, pins: rest.pins, flash: rest.flash, variant: rest.variant, core, spelled: `STM32${base.replace(/X$/, 'x')}${rest.spelled}${suffix}` };
}

type Rest = Pick<PartName, 'pins' | 'flash' | 'variant' | 'spelled'>;

function parseRest(base: string, given: string): Rest | undefined {
  const text = given.toUpperCase();
  if (text === '') return { pins: undefined, flash: undefined, variant: undefined, spelled: '' };
  const pins = letterAt(text, /[A-Z]/);
  if (pins === undefined) return undefined;
  const afterPins = text.slice(pins.text.length);
  const flash = afterPins === '' ? undefined : letterAt(afterPins, /[0-9A-Z]/);
  if (afterPins !== '' && flash === undefined) return undefined;
  const tail = afterPins.slice(flash?.text.length ?? 0);
  const header = /^X[0-9B-Z][AX]$/.exec(text) !== null && base.startsWith('L1');
  if (!header && !/^(?:[A-Z](?:[0-9X][A-Z0-9]{0,5})?)?(?:-[AX])?$/.test(tail) && !/^(?:\([A-Z](?:-[A-Z])*\))[0-9X][A-Z0-9]{0,5}$/.test(tail)) return undefined;
  const known = partsOf(base);
  const open = isOpenPins(
    given,
    pins,
    tail,
    known.some((part) => part.pins === 'X'),
  );
  const flashOpen = flash === undefined || (flash.text === 'X' && !known.some((part) => part.flash === 'X'));
  const variant = header ? tail : variantOf(base, tail);
  return {
    pins: open ? undefined : pins.letters,
    flash: flashOpen ? undefined : flash.letters,
    variant,
    spelled: spell(open ? 'x' : pins.text, flash === undefined ? '' : flashOpen ? 'x' : flash.text, header ? tail : tail.replace(/X/, 'x')),
  };
}

/** `x` as pin letter: a placeholder, unless the base has parts with an `X` and the name goes on with a package or is in capitals. */
function isOpenPins(given: string, pins: Letter, tail: string, hasX: boolean): boolean {
  if (pins.text !== 'X') return false;
  return !hasX || (given.startsWith('x') && tail === '') || /^x+$/i.test(given);
}

/** STM32L1 parts of the second die carry an `A` or `X` behind the package, or `-A`. H7 parts with a step-down converter end with `Q`. */
function variantOf(base: string, tail: string): string | undefined {
  if (base.startsWith('H7') && /^(?:[A-Z][0-9X])?Q/.test(tail)) return 'Q';
  if (!base.startsWith('L1') || tail === '') return undefined;
  return /^-([AX])$/.exec(tail)?.[1] ?? /^[A-Z][0-9X]([AX])/.exec(tail)?.[1] ?? (/^[A-Z][0-9X]/.test(tail) ? '' : undefined);
}

function spell(pins: string, flash: string, tail: string): string {
  return `${pins}${flash}${tail}`;
}
