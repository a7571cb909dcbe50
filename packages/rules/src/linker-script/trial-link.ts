import { layOut, type InputPattern, type InputSection, type Layout, type OutputSection, type Region } from '@qspi-doctor/linker-script';
import { vectorInputOf, type LinkerScriptInput } from '@qspi-doctor/workspace';

/** Where one of the made-up input sections went. */
export interface Trial {
  readonly section: OutputSection;
  readonly pattern: InputPattern;
  readonly address: number | undefined;
  /** Where its first byte is programmed. */
  readonly loadAddress: number | undefined;
  readonly size: number;
}

/**
 * A link of made-up objects: one vector table and one input section of each common kind, of odd sizes. What a script makes of them shows
 * what it does with any program, in the terms of ld's own rules: what goes where, what may come before the table, where a loop ends.
 */
export interface TrialLink {
  readonly layout: Layout;
  /** By the name of the input section: `.text`, `.data`, `.init_array` …; the vector table is `vectors`. */
  readonly placed: ReadonlyMap<string, Trial>;
}

/** Sizes are odd multiples of little, so that an end that nobody aligned is seen to be unaligned. */
const typicalInputs: readonly InputSection[] = [
  { file: 'main.o', name: '.text', size: 0x46, align: 4, execute: true },
  { file: 'main.o', name: '.text.main', size: 0x2a, align: 4, execute: true },
  { file: 'main.o', name: '.rodata', size: 0x1f, align: 4 },
  { file: 'main.o', name: '.rodata.main', size: 0x15, align: 4 },
  { file: 'main.o', name: '.ARM.exidx', size: 8, align: 4 },
  { file: 'crtbegin.o', name: '.init_array', size: 4, align: 4, write: true },
  { file: 'main.o', name: '.data', size: 0x16, align: 4, write: true },
  { file: 'main.o', name: '.data.main', size: 0x0a, align: 4, write: true },
  { file: 'main.o', name: '.bss', size: 0x2e, align: 4, write: true, load: false },
  { file: 'main.o', name: '.bss.main', size: 0x0a, align: 4, write: true, load: false },
  { file: 'main.o', name: 'COMMON', size: 0x12, align: 4, write: true, load: false },
  { file: 'main.o', name: '.note.gnu.build-id', size: 0x24, align: 4 },
];

const trials = new WeakMap<Layout, Map<string, TrialLink>>();

/** The typical program. */
export function typicalLink(input: LinkerScriptInput): TrialLink {
  return trial(input, 'typical', [...vectorInputs(input), ...typicalInputs]);
}

/** The vector table alone: where it goes when nothing else is there. */
export function vectorsAlone(input: LinkerScriptInput): TrialLink {
  return trial(input, 'vectors', vectorInputs(input));
}

function trial({ layout }: LinkerScriptInput, kind: string, inputSections: readonly InputSection[]): TrialLink {
  let known = trials.get(layout);
  if (known === undefined) trials.set(layout, (known = new Map()));
  let link = known.get(kind);
  if (link === undefined) known.set(kind, (link = runTrial(layout, inputSections)));
  return link;
}

function runTrial(layout: Layout, inputSections: readonly InputSection[]): TrialLink {
  const linked = layOut(layout.script, { inputSections });
  const placed = new Map<string, Trial>();
  for (const section of linked.sections) {
    for (const { input, address, pattern } of section.placed) {
      const given = inputSections[input];
      if (given === undefined) continue;
      const { address: start, loadAddress } = section;
      const loaded = address === undefined || start === undefined || loadAddress === undefined ? undefined : loadAddress + (address - start);
      placed.set(given.file === vectorInputOf(layout)?.file ? 'vectors' : given.name, { section, pattern, address, loadAddress: loaded, size: given.size });
    }
  }
  return { layout: linked, placed };
}

function vectorInputs({ layout }: LinkerScriptInput): readonly InputSection[] {
  const table = vectorInputOf(layout);
  return table === undefined ? [] : [table];
}

/**
 * True for a region that the program cannot do without: vectors, code, data or stack are in it, or a symbol of the script is made of its origin or
 * length. Others are for buffers (descriptors of an Ethernet controller) that fill little of what is written there.
 */
export function holdsProgram(input: LinkerScriptInput, { name, aliases }: Region): boolean {
  const names = [name, ...aliases];
  const placed = typicalLink(input).placed;
  const isIn = (section: OutputSection | undefined) => [section?.region, section?.loadRegion].some((each) => each !== undefined && names.includes(each));
  return ['vectors', '.text', '.data', '.bss'].some((each) => isIn(placed.get(each)?.section)) || [...input.layout.symbols.values()].some(({ uses }) => uses.some((each) => names.includes(each)));
}
