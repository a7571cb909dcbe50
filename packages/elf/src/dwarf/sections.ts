import type { ProblemLog } from '../problem-log.js';

export type DwarfSectionName = 'info' | 'abbrev' | 'line' | 'line_str' | 'str' | 'str_offsets' | 'addr' | 'ranges' | 'rnglists';

/** Content of a debug section and where it stands in the file. Offsets in compressed sections are those of the compressed bytes' start. */
export interface DwarfSection {
  readonly bytes: Uint8Array;
  readonly fileOffset: number;
  readonly compressed: boolean;
}

/** The debug sections of an image, read when they are asked for. */
export class DwarfSections {
  readonly littleEndian: boolean;
  readonly log: ProblemLog;
  readonly #load: (name: string) => DwarfSection | undefined;
  readonly #loaded = new Map<DwarfSectionName, DwarfSection | undefined>();

  /** `load` gets the name after `.debug_`. */
  constructor(littleEndian: boolean, log: ProblemLog, load: (name: string) => DwarfSection | undefined) {
    this.littleEndian = littleEndian;
    this.log = log;
    this.#load = load;
  }

  bytes(name: DwarfSectionName): Uint8Array | undefined {
    return this.#section(name)?.bytes;
  }

  /** Notes a problem at an offset of a section. */
  problem(name: DwarfSectionName, offset: number, message: string): void {
    const section = this.#section(name);
    this.log.add((section?.fileOffset ?? 0) + (section?.compressed ? 0 : offset), `.debug_${name}+0x${offset.toString(16)}: ${message}`);
  }

  #section(name: DwarfSectionName): DwarfSection | undefined {
    if (!this.#loaded.has(name)) this.#loaded.set(name, this.#load(name));
    return this.#loaded.get(name);
  }
}
