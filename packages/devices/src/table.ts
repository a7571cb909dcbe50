/** The generated table, parsed on first use. The form is what tools/generate/src/device-table.ts writes. */
import { deviceTableText } from './device-table.generated.js';

export type PackedCore = readonly [name: string, label: string, accessPort: number];
export type PackedWindow = readonly [peripheral: string, origin: number, registers: number];
/**
 * Length 0: not known. Flag 1: the user chooses the length, up to this one; flag 2: the part data list the memory for the parts of the line
 * that have it. `bases`: those that have it, separated by blanks; empty: all.
 */
export type PackedMemory = readonly [name: string, kind: string, origin: number, length: number, aliasOf: string, flags: number, bases: string];

export interface TableLine {
  readonly line: string;
  readonly family: string;
  readonly cores: readonly PackedCore[];
  readonly tz?: 1;
  /** RAM on the code bus, 0x0A000000: 1 SRAM1 alone, 2 all that lies together from 0x20000000 on. */
  readonly code?: 1 | 2;
  readonly zero?: 1;
  readonly windows: readonly PackedWindow[];
  readonly remap?: string;
  readonly irqs: number;
  readonly memories: readonly PackedMemory[];
  readonly ids: readonly number[];
  readonly vtor?: readonly [template: string, since: string, sinceDate: string, before: string];
  readonly notes?: readonly string[];
  readonly sources: readonly number[];
}

export interface DeviceTable {
  /** `sources[0]` is the source of `layouts`, `parts` and `off`, `sources[1]` that of `bus`. */
  readonly sources: readonly string[];
  readonly lines: readonly TableLine[];
  /** Base (`L476`) or base and pin letter (`F412C`) → index of the line. */
  readonly selectors: Readonly<Record<string, number>>;
  /** `;l476xx 82;…`: CMSIS header without `stm32`, device interrupts. */
  readonly headers: string;
  /** CMSIS header → memories in the form of `layouts`, for parts without part data. */
  readonly headerMemories: Readonly<Record<string, string>>;
  /** `NAME KIND ORIGIN LENGTH [ORIGINAL];…`, hexadecimal. */
  readonly layouts: readonly string[];
  /** Base → `LAYOUT:VG VE;…`. */
  readonly parts: Readonly<Record<string, string>>;
  /** Base → DEV_ID values. */
  readonly ids: Readonly<Record<string, readonly number[]>>;
  /** Controller → bases with pin letter whose packages do not bring it out, separated by blanks. */
  readonly off: Readonly<Record<string, string>>;
  /** `FMC b3s` → bases, separated by blanks: parallel bus controller and its banks. */
  readonly bus: Readonly<Record<string, string>>;
}

let table: DeviceTable | undefined;

export function deviceTable(): DeviceTable {
  table ??= JSON.parse(deviceTableText) as DeviceTable;
  return table;
}

/** Own properties alone: `constructor` is no part number. */
export function lookUp<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** One known part: the letters after the base, and its memories. */
export interface KnownPart {
  readonly pins: string;
  readonly flash: string;
  /** `A` or `X` for a revised die (`STM32L151CB-A`), else empty. */
  readonly variant: string;
  readonly layout: string;
}

/** All known parts of a base, in the order of the table. */
export function partsOf(base: string): readonly KnownPart[] {
  const { parts, layouts } = deviceTable();
  const packed = lookUp(parts, base);
  if (packed === undefined) return [];
  return packed.split(';').flatMap((group) => {
    const [index = '', codes = ''] = group.split(':');
    const layout = layouts[Number(index)] ?? '';
    return codes.split(' ').map((code) => ({ pins: code[0] ?? '', flash: code[1] ?? '', variant: code[3] ?? '', layout }));
  });
}

export interface KnownHeader {
  /** `stm32l476xx`. */
  readonly header: string;
  readonly pins: string | undefined;
  readonly flash: string | undefined;
  readonly variant: string;
  readonly interrupts: number;
}

/** CMSIS headers of a base. A letter that is `x` in the header's name is undefined here. */
export function headersOf(base: string): readonly KnownHeader[] {
  const found: KnownHeader[] = [];
  const { headers } = deviceTable();
  const start = base.toLowerCase();
  for (let at = headers.indexOf(`;${start}`); at >= 0; at = headers.indexOf(`;${start}`, at + 1)) {
    const [name = '', count = ''] =
      headers
        .slice(at + 1, at + 40)
        .split(';', 1)[0]
        ?.split(' ') ?? [];
    const rest = name.slice(base.length).toUpperCase();
    const letter = (at: number): string | undefined => (rest[at] === undefined || rest[at] === 'X' ? undefined : rest[at]);
    found.push({ header: `stm32${name}`, pins: letter(0), flash: letter(1), variant: rest[2] ?? '', interrupts: Number(count) });
  }
  return found;
}
