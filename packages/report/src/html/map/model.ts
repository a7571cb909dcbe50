import type { PictureMark, PictureMemory, PictureReach, PictureRegion, PieceKind, ProgramPicture } from '@qspi-doctor/doctor';
import type { Location } from '@qspi-doctor/diagnostics';

/** What breakpoints can do in a memory. `part`: the last address that a comparator matches lies within it. */
export interface RowReach {
  readonly hardware: 'all' | 'none' | 'part' | 'unknown';
  readonly software: 'yes' | 'no' | 'unknown';
}

/** A stretch of a lane. */
export interface Bar {
  readonly name: string;
  readonly kind: PieceKind;
  readonly address: number;
  readonly size: number;
  /** In a lane of run addresses: where it is programmed, if that is elsewhere; in one of load addresses: where it runs. */
  readonly elsewhere: number | undefined;
}

export interface Lane {
  readonly program: string;
  /** `run`: where things are when the program runs; `load`: where their bytes are programmed. */
  readonly view: 'run' | 'load';
  readonly bars: readonly Bar[];
  readonly marks: readonly PictureMark[];
}

/** One memory, drawn to one scale. */
export interface Row {
  readonly name: string;
  readonly kind: string;
  readonly origin: number;
  readonly length: number;
  /** False: nobody says how large it is; the drawing ends behind what lies in it. */
  readonly lengthKnown: boolean;
  readonly regions: readonly { readonly name: string; readonly origin: number; readonly length: number; readonly programs: readonly string[]; readonly location: Location }[];
  readonly lanes: readonly Lane[];
  readonly used: number;
  /** The part that is drawn large. */
  readonly window: { readonly start: number; readonly length: number };
  readonly reach: RowReach;
  /** True where something runs, and neither a hardware nor, for certain, a software breakpoint can halt it. */
  readonly outOfReach: boolean;
}

/** The memories of programs that run one after another on one core. */
export interface MemoryMap {
  readonly programs: readonly string[];
  readonly reach: PictureReach | undefined;
  readonly rows: readonly Row[];
  /** Memories of the device in which nothing lies. */
  readonly empty: readonly PictureMemory[];
  readonly leftOut: number;
}

/** Programs that belong together: a bootloader and what it starts. */
export function chains(pictures: readonly ProgramPicture[]): readonly (readonly ProgramPicture[])[] {
  const groups = new Map<string, ProgramPicture[]>();
  for (const picture of pictures) {
    const key = picture.startedBy ?? picture.name;
    groups.set(key, [...(groups.get(key) ?? []), picture]);
  }
  // The bootloader first: that is the order in which they run.
  return [...groups].map(([key, group]) => group.toSorted((a, b) => Number(b.name === key) - Number(a.name === key)));
}

export function contains({ origin, length }: { readonly origin: number; readonly length: number }, address: number): boolean {
  return address >= origin && address - origin < length;
}

/** A region of a script and the programs whose scripts declare it alike. */
export function sharedRegions(pictures: readonly ProgramPicture[]): Row['regions'] {
  const found = new Map<string, { name: string; origin: number; length: number; programs: string[]; location: Location }>();
  for (const { name, regions } of pictures) {
    for (const region of regions) {
      const key = regionKey(region);
      const known = found.get(key);
      if (known) known.programs.push(name);
      else found.set(key, { ...region, programs: [name] });
    }
  }
  return [...found.values()];
}

function regionKey({ name, origin, length }: PictureRegion): string {
  return `${origin} ${length} ${name}`;
}
