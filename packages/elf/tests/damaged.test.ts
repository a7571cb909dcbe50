import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesSource, readImage } from '../src/index.js';
import { lineUnit, sampleElf, strings, symbolTable, words } from './elf-builder.js';
import type { BuiltElf, BuiltSection } from './elf-builder.js';
import { touchEverything } from './toolchain.js';

/** Reads a file in every way; says what was wrong. Anything that is thrown fails the test. */
async function problemsOf(bytes: Uint8Array): Promise<{ found: boolean; messages: string[]; offsets: number[] }> {
  const { value, problems } = await readImage(bytesSource(bytes));
  if (value) touchEverything(value);
  const strict = await readImage(bytesSource(bytes), { strict: true });
  expect(strict.value !== undefined).toBe(strict.problems.length === 0);
  for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(bytes.length);
  return { found: value !== undefined, messages: problems.map(({ message }) => message), offsets: problems.map(({ offset }) => offset) };
}

function sample(replace?: Readonly<Record<string, Partial<BuiltSection>>>, change?: (elf: BuiltElf) => void): Uint8Array {
  const elf = sampleElf(replace);
  change?.(elf);
  return elf.bytes;
}

describe('the undamaged sample', () => {
  it('has no problems and answers everything', async () => {
    const { value: image, problems } = await readImage(bytesSource(sample()), { strict: true });
    expect(problems).toEqual([]);
    expect(image?.vectorTable()).toMatchObject({ address: 0x90000000, how: 'symbol', plausible: true });
    expect(image?.lineAt(0x9000006a)).toEqual({ file: '/src/main.c', line: 20, column: 0 });
    expect(image?.functionAt(0x90000049)).toEqual({ name: 'Reset_Handler', low: 0x90000048, high: 0x90000068 });
    expect(image?.attributes).toMatchObject({ cpuName: '7E-M', cpuArch: { number: 13, name: 'v7E-M' }, cpuArchProfile: 'M' });
    expect(image?.buildId).toBe('deadbeef');
    expect(image?.producers).toEqual(['GNU C17 by hand']);
  });
});

describe('files that are no images', () => {
  const cases: [string, Uint8Array, RegExp][] = [
    ['empty', new Uint8Array(0), /^the file is empty$/],
    ['Intel HEX', strings([':020000040800F2\n:10000000000002']), /Intel HEX/],
    ['S-record', strings(['S00F000068656C6C6F202020202000003C']), /S-record/],
    ['archive', strings(['!<arch>\n/               0           ']), /an archive/],
    ['Mach-O', Uint8Array.of(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1), /Mach-O/],
    ['PE', strings(['MZ\x90\x00']), /Windows executable/],
    ['raw binary', words(0x20018000, 0x08000145, 0x0800014b, 0x0800014d), /raw binary that starts with a vector table/],
    ['text', strings(['hello world, this is a linker script\n']).subarray(0, 30), /text/],
    ['Git LFS pointer', strings(['version https://git-lfs.github.com/spec/v1\n']), /Git LFS/],
    ['erased flash', new Uint8Array(64).fill(0xff), /0xff/],
    ['zeros', new Uint8Array(64), /zeros/],
    ['junk', Uint8Array.of(1, 2, 3, 200, 255), /starts with 01 02 03 c8/],
    ['four bytes of a header', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46), /cut off/],
    ['64-bit', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...new Uint8Array(57)), /64-bit/],
  ];
  it.each(cases)('%s', async (_name, bytes, message) => {
    const { found, messages } = await problemsOf(bytes);
    expect(found).toBe(false);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(message);
  });
});

describe('damaged headers', () => {
  const cases: [string, (elf: BuiltElf) => void, RegExp, number][] = [
    ['class unknown', ({ bytes }) => (bytes[4] = 9), /class is 9/, 4],
    ['byte order unknown', ({ bytes }) => (bytes[5] = 0), /little endian is assumed/, 5],
    ['version unknown', ({ view }) => view.setUint32(20, 7, true), /e_version is 7/, 20],
    ['e_ehsize wrong', ({ view }) => view.setUint16(40, 64, true), /e_ehsize is 64/, 40],
    ['e_phnum huge', ({ view }) => view.setUint16(44, 0xfffe, true), /65534 program headers; the file has room for/, 44],
    ['e_phnum extended without section 0 saying so', ({ view }) => view.setUint16(44, 0xffff, true), /65535 program headers/, 44],
    ['e_phoff outside', ({ view }) => view.setUint32(28, 0xfffffff0, true), /no place for program headers/, 28],
    ['e_phentsize 1', ({ view }) => view.setUint16(42, 1, true), /e_phentsize is 1/, 42],
    ['e_shoff at 4 GB', ({ view }) => view.setUint32(32, 0xffffffff, true), /no place for section headers/, 32],
    ['e_shoff 0 with sections', ({ view }) => view.setUint32(32, 0, true), /e_shoff is 0/, 32],
    ['e_shnum 65535', ({ view }) => view.setUint16(48, 0xffff, true), /65535 sections; the file has room for 12/, 48],
    ['e_shentsize 8', ({ view }) => view.setUint16(46, 8, true), /e_shentsize is 8/, 46],
    ['e_shstrndx outside', ({ view }) => view.setUint16(50, 99, true), /e_shstrndx is 99/, 50],
    ['segment beyond the file', ({ view, programHeaderOffset }) => view.setUint32(programHeaderOffset + 4, 0xfffffff0, true), /segment 0 has its bytes at/, 56],
    ['segment larger in the file than in memory', ({ view, programHeaderOffset }) => view.setUint32(programHeaderOffset + 20, 4, true), /only 4 in memory/, 68],
  ];
  it.each(cases)('%s', async (_name, change, message, offset) => {
    const { found, messages, offsets } = await problemsOf(sample({}, change));
    expect(found).toBe(true);
    const index = messages.findIndex((text) => message.test(text));
    expect(messages.join('\n')).toMatch(message);
    expect(offsets[index]).toBe(offset);
  });
});

describe('damaged tables', () => {
  const set =
    (section: string, word: number, value: number) =>
    ({ view, headerOffset }: BuiltElf) =>
      view.setUint32(headerOffset(section) + word * 4, value, true);
  const cases: [string, (elf: BuiltElf) => void, RegExp][] = [
    ['section at 4 GB', set('.text', 4, 0xfffffff0), /section 2 \(\.text\) lies at 4294967280/],
    ['section of 4 GB', set('.text', 5, 0xffffffff), /section 2 \(\.text\) lies at/],
    ['string table of size 0', set('.strtab', 5, 0), /outside the string table of 0 bytes/],
    ['string table of size 0xffffffff', set('.strtab', 5, 0xffffffff), /\.strtab\) lies at/],
    ['section names of size 0', set('.shstrtab', 5, 0), /outside the string table of 0 bytes/],
    ['section names of size 0xffffffff', set('.shstrtab', 5, 0xffffffff), /the file ends at/],
    ['section names are no string table', set('.shstrtab', 1, 1), /has type 1 instead of 3/],
    ['symbol table of 4 GB', set('.symtab', 5, 0xffffffff), /\.symtab\) lies at/],
    ['symbol table at 4 GB', set('.symtab', 4, 0xffffffff), /\.symtab\) lies at/],
    ['symbols of 0 bytes', set('.symtab', 9, 0), /symbols of 0 bytes/],
    ['symbols of 4 GB', set('.symtab', 9, 0xffffffff), /symbols of 4294967295 bytes/],
    ['symbols without string table', set('.symtab', 6, 77), /names section 77 as its string table/],
    ['symbol table linked to itself', set('.symtab', 6, 9), /names section 9 as its string table/],
    ['symbol name outside', ({ view, contentOffset }) => view.setUint32(contentOffset('.symtab') + 16, 0x7fffffff, true), /a name at 2147483647 lies outside/],
    [
      'symbol with an extended index and no table',
      ({ view, contentOffset }) => view.setUint16(contentOffset('.symtab') + 30, 0xffff, true),
      /extended section index/,
    ],
  ];
  it.each(cases)('%s', async (_name, change, message) => {
    const { found, messages } = await problemsOf(sample({}, change));
    expect(found).toBe(true);
    expect(messages.join('\n')).toMatch(message);
  });

  it('a name without end is cut, and 65,536 symbols that share it do no harm', async () => {
    const endless = new Uint8Array(1 << 20).fill(0x61);
    const entries = Array.from({ length: 1 << 16 }, (_, index) => [index * 16, 0x90000048, 2, 0x12, 2] as const);
    const { messages } = await problemsOf(sample({ '.strtab': { content: endless }, '.symtab': { content: symbolTable(entries) } }));
    expect(messages.join('\n')).toMatch(/does not end/);
    expect(messages.join('\n')).toMatch(/is cut to 8192/);
    expect(messages.length).toBeLessThanOrEqual(201);
  });
});

describe('damaged contents', () => {
  const compressed = (size: number, data: Uint8Array, method = 1) => ({ flags: 0x800, content: Uint8Array.of(...words(method, size, 1), ...data) });
  const cases: [string, Record<string, Partial<BuiltSection>>, RegExp][] = [
    ['attributes in an unknown format', { '.ARM.attributes': { content: Uint8Array.of(0x42, 1, 2) } }, /format version 0x42/],
    ['attributes of length 0', { '.ARM.attributes': { content: Uint8Array.of(0x41, 0, 0, 0, 0) } }, /has length 0/],
    [
      'attributes longer than their section',
      { '.ARM.attributes': { content: Uint8Array.of(0x41, ...words(0xffffffff), ...strings(['aeabi']), 1, ...words(0)) } },
      /length 4294967295/,
    ],
    [
      'attributes that end within a value',
      { '.ARM.attributes': { content: Uint8Array.of(0x41, ...words(17), ...strings(['aeabi']), 1, ...words(7), 6, 0x80) } },
      /does not end/,
    ],
    ['a note larger than its section', { '.note.gnu.build-id': { content: words(4, 0xffffffff, 3, 0x00554e47) } }, /does not fit/],
    ['compressed section without header', { '.debug_line': { flags: 0x800, content: Uint8Array.of(1, 2) } }, /shorter than its header/],
    ['compressed by an unknown method', { '.debug_line': compressed(10, new Uint8Array(8), 2) }, /method 2/],
    ['compressed junk', { '.debug_line': compressed(10, new Uint8Array(8).fill(7)) }, /cannot be decompressed/],
    ['a bomb that says so', { '.debug_line': compressed(0xffffffff, deflateSync(new Uint8Array(1 << 20))) }, /more than is possible/],
    ['a bomb that lies', { '.debug_line': compressed(64, deflateSync(new Uint8Array(1 << 24))) }, /cannot be decompressed/],
    ['compressed, but shorter than it says', { '.debug_line': compressed(1000, deflateSync(new Uint8Array(900))) }, /announces 1000 bytes and holds 900/],
    ['a line unit longer than its section', { '.debug_line': { content: words(0xffffff00, 3, 0, 0) } }, /does not fit/],
    ['a line unit in the 64-bit format that is cut off', { '.debug_line': { content: words(0xffffffff, 1) } }, /does not fit/],
    ['a line table of version 9', { '.debug_line': { content: words(8, 9, 0) } }, /version 9/],
    ['a line program that ends within an instruction', { '.debug_line': { content: lineUnit([0, 5, 2, 1]) } }, /cut off/],
    ['a line program with an endless number', { '.debug_line': { content: lineUnit([2, ...Array<number>(5000).fill(0xff)]) } }, /cut off/],
    [
      'a line unit whose header is longer than the unit',
      { '.debug_line': { content: Uint8Array.of(...words(12), 3, 0, ...words(0x7fffffff), 1, 1, 1, 1, 1, 1) } },
      /longer than the unit/,
    ],
    ['an abbreviation table without end', { '.debug_abbrev': { content: new Uint8Array(4096).fill(0x81) } }, /cannot be read to its end/],
    [
      'an abbreviation with 100,000 attributes',
      { '.debug_abbrev': { content: Uint8Array.of(1, 0x11, 1, ...new Uint8Array(200_000).fill(0x19), 0, 0, 0) } },
      /cannot be read to its end/,
    ],
    ['an entry of unknown kind', { '.debug_abbrev': { content: Uint8Array.of(0) } }, /abbreviation 1 is not defined/],
    ['an unknown form', { '.debug_abbrev': { content: Uint8Array.of(1, 0x11, 1, 0x25, 0x7f, 0, 0, 0) } }, /form 0x7f/],
    [
      'an indirect form without end',
      {
        '.debug_abbrev': { content: Uint8Array.of(1, 0x11, 1, 0x25, 0x16, 0, 0, 0) },
        '.debug_info': { content: Uint8Array.of(...words(20), 4, 0, ...words(0), 4, 1, ...new Uint8Array(12).fill(0x16)) },
      },
      /form 0x16 cannot be read/,
    ],
    ['debug information of version 1', { '.debug_info': { content: Uint8Array.of(...words(8), 1, 0, ...words(0), 4, 1) } }, /version 1/],
    ['addresses of 7 bytes', { '.debug_info': { content: Uint8Array.of(...words(8), 4, 0, ...words(0), 7, 1) } }, /addresses of 7 bytes/],
  ];
  it.each(cases)('%s', async (_name, replace, message) => {
    const { found, messages } = await problemsOf(sample(replace));
    expect(found).toBe(true);
    expect(messages.join('\n')).toMatch(message);
  });

  it('a line program of a million special opcodes is read once and ends', async () => {
    const { value } = await readImage(
      bytesSource(sample({ '.debug_line': { content: lineUnit([0, 5, 2, ...words(0x90000048), 1, ...Array<number>(1 << 20).fill(0x20), 0, 1, 1]) } })),
    );
    expect(value?.lineAt(0x90000048)?.file).toBe('/src/main.c');
  });
});

describe('cut-off files', () => {
  it('cut at every byte of the sample: never an exception, never a wrong answer', async () => {
    const whole = sample();
    const full = (await readImage(bytesSource(whole))).value;
    for (let length = 0; length < whole.length; length++) {
      const { value, problems } = await readImage(bytesSource(whole.subarray(0, length)));
      if (value) touchEverything(value);
      expect(problems.length, `${length} bytes`).toBeGreaterThan(0);
      const vectors = value?.bytesAt(0x90000000, 8);
      if (vectors) expect(vectors).toEqual(full?.bytesAt(0x90000000, 8));
    }
  });

  it('a source that fails or comes short is a problem, not an exception', async () => {
    const bytes = sample();
    const failing = {
      size: bytes.length,
      read: (): Uint8Array => {
        throw new Error('no such device');
      },
    };
    expect((await readImage(failing)).problems[0]?.message).toMatch(/no such device/);
    const short = { size: bytes.length + 1000, read: (offset: number, length: number) => bytes.subarray(offset, Math.min(bytes.length, offset + length)) };
    expect((await readImage(short)).problems.map(({ message }) => message).join('\n')).toMatch(/ended early/);
  });
});
