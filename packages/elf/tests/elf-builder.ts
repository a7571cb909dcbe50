/** A section of an image that a test makes by hand. */
export interface BuiltSection {
  readonly name: string;
  readonly type: number;
  readonly flags?: number;
  readonly address?: number;
  readonly content?: Uint8Array;
  /** Where it differs from the content's: SHT_NOBITS. */
  readonly size?: number;
  readonly link?: number;
  readonly info?: number;
  readonly entrySize?: number;
}

export interface BuiltSegment {
  readonly type: number;
  /** Name of the section whose bytes it holds. */
  readonly section: string;
  readonly virtualAddress: number;
  readonly physicalAddress?: number;
  readonly flags: number;
}

export interface BuiltElf {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Offset of each section's content. */
  readonly contentOffset: (name: string) => number;
  /** Offset of each section's header. */
  readonly headerOffset: (name: string) => number;
  readonly programHeaderOffset: number;
}

/** Lays out a little-endian ELF32 file: header, program headers, contents, section headers. The name table `.shstrtab` is added last. */
export function buildElf({
  type = 2,
  machine = 40,
  entry = 0,
  sections,
  segments = [],
}: {
  type?: number;
  machine?: number;
  entry?: number;
  sections: readonly BuiltSection[];
  segments?: readonly BuiltSegment[];
}): BuiltElf {
  const names = ['', ...sections.map(({ name }) => name), '.shstrtab'];
  const table = strings(names);
  const all: BuiltSection[] = [{ name: '', type: 0 }, ...sections, { name: '.shstrtab', type: 3, content: table }];
  const offsets: number[] = [];
  let end = 52 + segments.length * 32;
  for (const { content } of all) {
    end = Math.ceil(end / 4) * 4;
    offsets.push(end);
    end += content?.length ?? 0;
  }
  const sectionHeaders = Math.ceil(end / 4) * 4;
  const bytes = new Uint8Array(sectionHeaders + all.length * 40);
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  for (const [at, value] of [
    [16, type],
    [18, machine],
    [40, 52],
    [42, 32],
    [44, segments.length],
    [46, 40],
    [48, all.length],
    [50, all.length - 1],
  ] as const)
    view.setUint16(at, value, true);
  for (const [at, value] of [
    [20, 1],
    [24, entry],
    [28, segments.length > 0 ? 52 : 0],
    [32, sectionHeaders],
    [36, 0x05000000],
  ] as const)
    view.setUint32(at, value, true);
  const index = (name: string) => all.findIndex((section) => section.name === name);
  for (const [number, segment] of segments.entries()) {
    const home = index(segment.section);
    const size = all[home]?.content?.length ?? 0;
    [segment.type, offsets[home] ?? 0, segment.virtualAddress, segment.physicalAddress ?? segment.virtualAddress, size, size, segment.flags, 4].forEach(
      (value, word) => view.setUint32(52 + number * 32 + word * 4, value, true),
    );
  }
  for (const [number, section] of all.entries()) {
    bytes.set(section.content ?? [], offsets[number]);
    const words = [
      nameOffset(names, number),
      section.type,
      section.flags ?? 0,
      section.address ?? 0,
      number === 0 ? 0 : (offsets[number] ?? 0),
      section.size ?? section.content?.length ?? 0,
      section.link ?? 0,
      section.info ?? 0,
      1,
      section.entrySize ?? 0,
    ];
    words.forEach((value, word) => view.setUint32(sectionHeaders + number * 40 + word * 4, value, true));
  }
  return {
    bytes,
    view,
    contentOffset: (name) => offsets[index(name)] ?? 0,
    headerOffset: (name) => sectionHeaders + index(name) * 40,
    programHeaderOffset: 52,
  };
}

/** A string table: the names one after the other, each with its zero. */
export function strings(names: readonly string[]): Uint8Array {
  return new TextEncoder().encode(names.map((name) => `${name}\0`).join(''));
}

function nameOffset(names: readonly string[], index: number): number {
  return strings(names.slice(0, index)).length;
}

/** Entries of a symbol table: offset of the name, value, size, info, index of the section. */
export function symbolTable(entries: readonly (readonly [name: number, value: number, size: number, info: number, section: number])[]): Uint8Array {
  const bytes = new Uint8Array((entries.length + 1) * 16);
  const view = new DataView(bytes.buffer);
  for (const [index, [name, value, size, info, section]] of entries.entries()) {
    const at = (index + 1) * 16;
    view.setUint32(at, name, true);
    view.setUint32(at + 4, value, true);
    view.setUint32(at + 8, size, true);
    view.setUint8(at + 12, info);
    view.setUint16(at + 14, section, true);
  }
  return bytes;
}

export function words(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, index) => new DataView(bytes.buffer).setUint32(index * 4, value, true));
  return bytes;
}

/** A small firmware with every kind of structure: vectors, code, symbols, attributes, a build-id, and a unit of line table and debug information. */
export function sampleElf(replace: Readonly<Record<string, Partial<BuiltSection>>> = {}): BuiltElf {
  const names = ['', 'g_pfnVectors', 'Reset_Handler', 'main', 'StorageInfo'];
  const at = (name: string) => strings(names.slice(0, names.indexOf(name))).length;
  const code = new Uint8Array(0x40).fill(0xbf);
  const sections: BuiltSection[] = [
    {
      name: '.isr_vector',
      type: 1,
      flags: 2,
      address: 0x90000000,
      content: words(0x20018000, 0x90000049, 0x90000049, 0x90000049, ...Array<number>(14).fill(0)),
    },
    { name: '.text', type: 1, flags: 6, address: 0x90000048, content: code },
    { name: '.bss', type: 8, flags: 3, address: 0x20000000, size: 64 },
    { name: '.note.gnu.build-id', type: 7, content: Uint8Array.of(4, 0, 0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 0x47, 0x4e, 0x55, 0, 0xde, 0xad, 0xbe, 0xef) },
    { name: '.ARM.attributes', type: 0x70000003, content: attributes() },
    {
      name: '.debug_abbrev',
      type: 1,
      content: Uint8Array.of(1, 0x11, 1, 0x25, 8, 3, 8, 0x1b, 8, 0x10, 0x17, 0x11, 1, 0x12, 6, 0, 0, 2, 0x2e, 0, 3, 8, 0x11, 1, 0x12, 6, 0, 0, 0),
    },
    { name: '.debug_info', type: 1, content: debugInfo() },
    { name: '.debug_line', type: 1, content: lineUnit() },
    {
      name: '.symtab',
      type: 2,
      link: 10,
      info: 1,
      entrySize: 16,
      content: symbolTable([
        [at('g_pfnVectors'), 0x90000000, 72, 0x11, 1],
        [at('Reset_Handler'), 0x90000049, 0x20, 0x12, 2],
        [at('main'), 0x90000069, 0x20, 0x12, 2],
      ]),
    },
    { name: '.strtab', type: 3, content: strings(names) },
  ];
  return buildElf({
    entry: 0x90000049,
    sections: sections.map((section) => ({ ...section, ...replace[section.name] })),
    segments: [
      { type: 1, section: '.isr_vector', virtualAddress: 0x90000000, flags: 4 },
      { type: 1, section: '.text', virtualAddress: 0x90000048, flags: 5 },
    ],
  });
}

function attributes(): Uint8Array {
  const values = [5, 0x37, 0x45, 0x2d, 0x4d, 0, 6, 13, 7, 77, 9, 2];
  const file = [1, ...words(5 + values.length), ...values];
  const vendor = [...strings(['aeabi']), ...file];
  return Uint8Array.of(0x41, ...words(4 + vendor.length), ...vendor);
}

function debugInfo(): Uint8Array {
  const unit = [
    4,
    0,
    ...words(0),
    4,
    1,
    ...strings(['GNU C17 by hand', 'main.c', '/src']),
    ...words(0, 0x90000048, 0x40),
    2,
    ...strings(['main']),
    ...words(0x90000068, 0x20),
    0,
  ];
  return Uint8Array.from([...words(unit.length), ...unit]);
}

/** Version 3: main.c, line 10 at 0x90000048, line 20 at 0x90000068, end at 0x90000088. */
export function lineUnit(program: readonly number[] = [0, 5, 2, ...words(0x90000048), 3, 9, 1, 2, 16, 3, 10, 1, 2, 16, 0, 1, 1]): Uint8Array {
  const lists = [0, ...strings(['main.c']), 0, 0, 0, 0];
  const header = [2, 1, 0xfb, 14, 13, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, ...lists];
  const unit = [3, 0, ...words(header.length), ...header, ...program];
  return Uint8Array.from([...words(unit.length), ...unit]);
}
