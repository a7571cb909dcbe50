import { layOut, type InputSection, type Layout, type OutputSection } from '@qspi-doctor/linker-script';

/** Names under which GCC projects keep their vector table: ST, CMSIS, mbed, RIOT, NuttX, libopencm3, Zephyr, Rust. */
const vectorInput = /^\.?(?:isr_vectors?|isr_vector_table|vectors?|vector_table|intvec|interrupts|rom_start|exc_vectors?)(?:[.*].*)?$/i;

export interface VectorSection {
  readonly section: OutputSection;
  readonly input: OutputSection['inputs'][number];
  /** The name pattern of the input that says so. */
  readonly name: OutputSection['inputs'][number]['sections'][number];
}

/** The output section that takes the vector table in: by its input pattern, since the section itself may be called anything. */
export function vectorSectionOf(layout: Layout): VectorSection | undefined {
  for (const section of layout.sections) {
    if (section.discarded) continue;
    for (const input of section.inputs) {
      const name = input.sections.find(({ pattern }) => vectorInput.test(pattern.text));
      if (name !== undefined) return { section, input, name };
    }
  }
  return undefined;
}

/** A vector table as an input section that the script's pattern takes, for a trial link. */
export function vectorInputOf(layout: Layout): InputSection | undefined {
  const found = vectorSectionOf(layout);
  return found && { file: vectorFileOf(found), name: found.name.pattern.text.replaceAll(/[*?]/g, ''), size: 0x188, align: 4 };
}

/** A name that the pattern's file part takes: `*startup_*.o` takes `xstartup_x.o`. */
function vectorFileOf({ input }: VectorSection): string {
  const file = input.file?.pattern.text ?? '*';
  return file === '*' ? 'vectors-of-a-startup-file.o' : file.replaceAll(/[*?]/g, 'x').replace(/^.*:/, '');
}

const dataSizes = { BYTE: 1, SHORT: 2, LONG: 4, QUAD: 8, SQUAD: 8 } as const;

/** Bytes that data statements put directly before the pattern: cortex-m-rt writes the stack pointer itself, `LONG(_stack_start)`. They are part of the table. */
export function dataBefore({ statements }: OutputSection, pattern: OutputSection['inputs'][number]): number {
  let bytes = 0;
  for (const statement of statements) {
    if (statement.kind === 'data') bytes += dataSizes[statement.size];
    else if (statement.kind === 'input' && (statement.pattern === pattern || statement.pattern.range.start === pattern.range.start)) return bytes;
    else if (statement.kind === 'input' || (statement.kind === 'assignment' && statement.name.text === '.' && statement.value.kind !== 'call')) bytes = 0;
  }
  return 0;
}

const known = new WeakMap<Layout, { readonly address: number | undefined }>();

/** Where the script puts the table, if it says so: by a link of the table alone, since what stands before it in its section moves it (`. = . + 0x1FC`). */
export function vectorAddressOf(layout: Layout): number | undefined {
  let answer = known.get(layout);
  if (answer === undefined) known.set(layout, (answer = { address: addressIn(layout) }));
  return answer.address;
}

function addressIn(layout: Layout): number | undefined {
  const table = vectorInputOf(layout);
  if (table === undefined) return undefined;
  for (const section of layOut(layout.script, { inputSections: [table] }).sections) {
    const [placed] = section.placed;
    if (placed !== undefined) return placed.address === undefined ? undefined : placed.address - dataBefore(section, placed.pattern);
  }
  return undefined;
}
