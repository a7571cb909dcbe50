/** A small ELF32 image for Arm, put together byte by byte (System V ABI, chapter 4; ELF for the Arm Architecture). */

export interface BuiltSection {
  readonly name: string;
  readonly address: number;
  /** Where it is programmed; default: where it runs. */
  readonly loadAddress?: number;
  readonly bytes: Uint8Array;
  readonly executable?: boolean;
  readonly writable?: boolean;
}

export interface BuiltSymbol {
  readonly name: string;
  /** With the Thumb bit for functions. */
  readonly value: number;
  readonly size?: number;
  readonly type?: 'function' | 'object' | 'none';
  readonly section?: string;
}

export interface ImageParts {
  readonly entry: number;
  readonly sections: readonly BuiltSection[];
  readonly symbols?: readonly BuiltSymbol[];
  /** Tag_CPU_arch of the build attributes: 13 for v7E-M, 10 with profile M for v7-M. */
  readonly cpuArch?: number;
  readonly cpuName?: string;
}

const symbolTypes = { none: 0, object: 1, function: 2 } as const;

export function buildImage({ entry, sections, symbols = [], cpuArch = 13, cpuName = '7E-M' }: ImageParts): Uint8Array {
  const names = stringTable(['.symtab', '.strtab', '.shstrtab', '.ARM.attributes', ...sections.map(({ name }) => name)]);
  const strings = stringTable(symbols.map(({ name }) => name));
  const attributes = buildAttributes(cpuArch, cpuName);
  const contents: { name: string; type: number; flags: number; address: number; bytes: Uint8Array; link: number; info: number; entrySize: number; align: number }[] = [
    ...sections.map(({ name, address, bytes, executable, writable }) => ({ name, type: 1, flags: 2 | (executable ? 4 : 0) | (writable ? 1 : 0), address, bytes, link: 0, info: 0, entrySize: 0, align: 4 })),
    { name: '.ARM.attributes', type: 0x70000003, flags: 0, address: 0, bytes: attributes, link: 0, info: 0, entrySize: 0, align: 1 },
    { name: '.symtab', type: 2, flags: 0, address: 0, bytes: symbolTable(symbols, sections, strings.offsets), link: sections.length + 3, info: 1, entrySize: 16, align: 4 },
    { name: '.strtab', type: 3, flags: 0, address: 0, bytes: strings.bytes, link: 0, info: 0, entrySize: 0, align: 1 },
    { name: '.shstrtab', type: 3, flags: 0, address: 0, bytes: names.bytes, link: 0, info: 0, entrySize: 0, align: 1 },
  ];
  const programHeaders = 52;
  let at = programHeaders + 32 * sections.length;
  const offsets = contents.map(({ bytes }) => {
    const offset = (at + 3) & ~3;
    at = offset + bytes.length;
    return offset;
  });
  const sectionHeaders = (at + 3) & ~3;
  const file = new Uint8Array(sectionHeaders + 40 * (contents.length + 1));
  const view = new DataView(file.buffer);
  file.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  const half = (offset: number, value: number) => view.setUint16(offset, value, true);
  const word = (offset: number, value: number) => view.setUint32(offset, value >>> 0, true);
  half(16, 2);
  half(18, 40);
  word(20, 1);
  word(24, entry);
  word(28, programHeaders);
  word(32, sectionHeaders);
  word(36, 0x05000200);
  half(40, 52);
  half(42, 32);
  half(44, sections.length);
  half(46, 40);
  half(48, contents.length + 1);
  half(50, contents.length);
  sections.forEach(({ address, loadAddress, bytes, executable, writable }, index) => {
    const base = programHeaders + 32 * index;
    [1, offsets[index] ?? 0, address, loadAddress ?? address, bytes.length, bytes.length, 4 | (executable ? 1 : 0) | (writable ? 2 : 0), 4].forEach((value, n) => word(base + 4 * n, value));
  });
  contents.forEach(({ name, type, flags, address, bytes, link, info, align, entrySize }, index) => {
    file.set(bytes, offsets[index]);
    const base = sectionHeaders + 40 * (index + 1);
    [names.offsets.get(name) ?? 0, type, flags, address, offsets[index] ?? 0, bytes.length, link, info, align, entrySize].forEach((value, n) => word(base + 4 * n, value));
  });
  return file;
}

function stringTable(texts: readonly string[]): { bytes: Uint8Array; offsets: Map<string, number> } {
  const offsets = new Map<string, number>();
  let all = '\0';
  for (const text of texts) {
    if (offsets.has(text)) continue;
    offsets.set(text, all.length);
    all += `${text}\0`;
  }
  return { bytes: new Uint8Array(Buffer.from(all, 'latin1')), offsets };
}

function symbolTable(symbols: readonly BuiltSymbol[], sections: readonly BuiltSection[], names: ReadonlyMap<string, number>): Uint8Array {
  const bytes = new Uint8Array(16 * (symbols.length + 1));
  const view = new DataView(bytes.buffer);
  symbols.forEach(({ name, value, size = 0, type = 'none', section }, index) => {
    const base = 16 * (index + 1);
    view.setUint32(base, names.get(name) ?? 0, true);
    view.setUint32(base + 4, value >>> 0, true);
    view.setUint32(base + 8, size, true);
    bytes[base + 12] = (1 << 4) | symbolTypes[type];
    const owner = sections.findIndex(({ name: candidate, address, bytes: content }) => (section === undefined ? value >= address && value < address + Math.max(content.length, 1) : candidate === section));
    view.setUint16(base + 14, owner < 0 ? 0xfff1 : owner + 1, true);
  });
  return bytes;
}

function buildAttributes(cpuArch: number, cpuName: string): Uint8Array {
  const tags = [5, ...Buffer.from(`${cpuName}\0`, 'latin1'), 6, cpuArch, 7, 0x4d, 9, 2];
  const length = (value: number) => [value & 255, (value >>> 8) & 255, 0, 0];
  const file = [1, ...length(tags.length + 5), ...tags];
  const vendor = [...Buffer.from('aeabi\0', 'latin1')];
  return new Uint8Array([0x41, ...length(4 + vendor.length + file.length), ...vendor, ...file]);
}
