/** The shapes of the files under `data/`: facts with their public sources, in the project's own form. */
import { readFileSync } from 'node:fs';

/** `data/parts.json`: one layout for each set of memories, and the parts that have it. */
export interface PartsFile {
  readonly source: string;
  readonly layouts: readonly string[];
  /** Base (`L476`) → index of the layout → pin and flash letters (`VG`), with `-A` or `-X` for a revised die. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly deviceIds: Readonly<Record<string, readonly number[]>>;
  /** Controller → bases with pin letter whose packages do not bring it out. */
  readonly notOnPackage: Readonly<Record<string, readonly string[]>>;
}

/** `data/external-bus.json`: the parallel bus controllers and their banks, from the CMSIS headers. */
export interface ExternalBusFile {
  readonly sources: readonly string[];
  /** `FMC b3s` → bases, separated by blanks; the letters are explained in the file. */
  readonly banks: Readonly<Record<string, string>>;
}

/**
 * `data/headers.json`: device interrupts counted from IRQn_Type of each CMSIS device header (largest number + 1); and for parts that no
 * list has, the memories that their header's SRAMn_BASE, SRAMn_SIZE, CCMSRAM_* and FLASH_SIZE give (the largest of the header's parts; on
 * G4 the CCM RAM is seen again behind the last SRAM, RM0440).
 */
export interface HeadersFile {
  readonly sources: readonly string[];
  readonly interrupts: Readonly<Record<string, number>>;
  readonly memories: Readonly<Record<string, string>>;
}

export interface LineMemory {
  readonly name: string;
  readonly kind: string;
  readonly origin: string;
  readonly length?: string;
  readonly aliasOf?: string;
  /** The user chooses the length, up to the one given (option bytes, configuration registers). */
  readonly configurable?: boolean;
  /** Bases that have it; without, all of the line. */
  readonly parts?: readonly string[];
}

/** One entry of `data/lines.json`. Numbers that are addresses or lengths are hexadecimal strings. */
export interface Line {
  readonly line: string;
  readonly family: string;
  /** Bases, or base and pin letter (`F412C`) where one package differs. */
  readonly parts: readonly string[];
  readonly cores: readonly { readonly name: string; readonly label?: string; readonly accessPort?: number }[];
  readonly trustZone?: boolean;
  /** RAM that is seen at 0x0A000000 as well: all that lies together from 0x20000000 on, or SRAM1 alone, where no source tells of more. */
  readonly codeBus?: 'all' | 'SRAM1';
  /** The flash is seen at address 0 as well when the device boots from it. */
  readonly flashAtZero?: boolean;
  readonly windows: readonly { readonly peripheral: string; readonly origin: string; readonly registers: string }[];
  readonly remap?: string;
  readonly interrupts: number;
  readonly memories: readonly LineMemory[];
  readonly deviceIds: readonly string[];
  /** DEV_ID values of single bases where sources differ from the part data. */
  readonly deviceIdsOf?: Readonly<Record<string, readonly string[]>>;
  readonly vtor?: { readonly template: string; readonly since?: string; readonly sinceDate?: string; readonly before?: string };
  readonly notes?: readonly string[];
  readonly sources: readonly string[];
}

/** `L476VG` → `L476`, `WBA52CE` → `WBA52`. */
export function baseOf(code: string): string {
  return code.slice(0, /^(WBA|MP)/.test(code) ? 5 : 4);
}

export interface DataFiles {
  readonly lines: readonly Line[];
  readonly headers: HeadersFile;
  readonly parts: PartsFile;
  readonly bus: ExternalBusFile;
}

export function readDataFiles(): DataFiles {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'));
  return {
    lines: read('lines.json') as Line[],
    headers: read('headers.json') as HeadersFile,
    parts: read('parts.json') as PartsFile,
    bus: read('external-bus.json') as ExternalBusFile,
  };
}
