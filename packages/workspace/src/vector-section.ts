import type { Layout, OutputSection } from '@qspi-doctor/linker-script';

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

/** Where the script alone puts the start of that section, if it does. */
export function vectorAddressOf(layout: Layout): number | undefined {
  const found = vectorSectionOf(layout);
  if (found === undefined) return undefined;
  if (found.section.address !== undefined) return found.section.address;
  const region = found.section.region === undefined ? undefined : layout.region(found.section.region);
  const first = layout.sections.find(({ region: name, discarded }) => !discarded && name !== undefined && layout.region(name) === region);
  return first === found.section ? region?.origin : undefined;
}
