import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutTools } from '@qspi-doctor/testkit';
import { attributeLines, listImage, parseListings, segmentLine, squeeze } from './as-readelf.js';
import { Workbench, imageOf, touchEverything, withoutSectionHeaders } from './toolchain.js';
import { writeFileSync } from 'node:fs';
import type { Section } from '../src/index.js';

describe.skipIf(withoutTools)('images of GCC, beside readelf, objdump and size', () => {
  let bench: Workbench;
  beforeAll(() => {
    bench = new Workbench();
  });
  afterAll(() => bench.remove());

  const builds: [name: string, make: () => string][] = [
    ...['-O0', '-O1', '-O2', '-O3', '-Os', '-Og'].map((level): [string, () => string] => [
      `C ${level}`,
      () => bench.c(`c${level}.elf`, level, '-g', '-ffunction-sections', '-Wl,--gc-sections'),
    ]),
    ...['0', '2'].map((level): [string, () => string] => [
      `C++ with exceptions -O${level}`,
      () => bench.cpp(`cpp${level}.elf`, `-O${level}`, '-g', '-ffunction-sections'),
    ]),
    ['link-time optimisation', () => bench.c('lto.elf', '-O2', '-flto', '-g')],
    ['compressed debug sections', () => bench.c('gz.elf', '-O1', '-g', '-gz', '-Wl,--compress-debug-sections=zlib')],
    ['compressed debug sections in the old way', () => bench.c('zdebug.elf', '-O1', '-g', '-Wl,--compress-debug-sections=zlib-gnu')],
    ['no debug information, build-id', () => bench.c('id.elf', '-O1', '-Wl,--build-id=sha1')],
    ['cortex-m0plus', () => bench.c('m0.elf', '-mcpu=cortex-m0plus', '-g')],
    ['cortex-m7, hard float', () => bench.c('m7.elf', '-mcpu=cortex-m7', '-mfloat-abi=hard', '-mfpu=fpv5-d16', '-g')],
    ['cortex-m33 without DSP', () => bench.c('m33.elf', '-mcpu=cortex-m33+nodsp', '-mfloat-abi=soft')],
    ['cortex-m55 with MVE', () => bench.c('m55.elf', '-mcpu=cortex-m55', '-mfloat-abi=hard')],
    ['stripped', () => (bench.run('arm-none-eabi-strip', '-o', 'stripped.elf', bench.c('whole.elf', '-g')), 'stripped.elf')],
    ['debug information alone', () => (bench.run('arm-none-eabi-objcopy', '--only-keep-debug', bench.c('whole.elf', '-g'), 'only.debug'), 'only.debug')],
    ['no section headers', () => (writeFileSync(bench.path('headless.elf'), withoutSectionHeaders(bench.bytes(bench.c('whole.elf', '-g')))), 'headless.elf')],
    ['object, little endian', () => (bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m3', '-g', '-Iinc', '-c', 'main.c', '-o', 'little.o'), 'little.o')],
    ['object, big endian', () => (bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m3', '-mbig-endian', '-g', '-Iinc', '-c', 'main.c', '-o', 'big.o'), 'big.o')],
    ['object with groups', () => (bench.run('arm-none-eabi-g++', '-mcpu=cortex-m3', '-g', '-c', 'exceptions.cc', '-o', 'groups.o'), 'groups.o')],
    [
      'executable, big endian',
      () => (
        bench.run(
          'arm-none-eabi-gcc',
          '-mcpu=cortex-m3',
          '-mbig-endian',
          '-g',
          '-O1',
          '-Iinc',
          '-nostdlib',
          '-Tfirmware.ld',
          'main.c',
          'driver.c',
          '-o',
          'big.elf',
        ),
        'big.elf'
      ),
    ],
    [
      'shared library',
      () => (bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m4', '-fPIC', '-shared', '-nostdlib', '-Iinc', '-g', 'driver.c', '-o', 'driver.so'), 'driver.so'),
    ],
  ];

  it.each(builds)('%s: sections, symbols, segments, attributes and sizes agree', async (_name, make) => {
    const path = make();
    const image = await imageOf(bench.bytes(path));
    const theirs = parseListings(bench.run('arm-none-eabi-readelf', '-SsW', path))[0];
    expect(listImage(image)).toEqual(theirs);
    const segments = bench
      .run('arm-none-eabi-readelf', '-lW', path)
      .split('\n')
      .filter((line) => /^ {2}\S+ +0x\w+ 0x\w+ 0x/.test(line))
      .map(squeeze);
    expect(image.segments.map(segmentLine)).toEqual(segments);
    expect(attributeLines(image)).toEqual(
      bench
        .run('arm-none-eabi-readelf', '-AW', path)
        .split('\n')
        .filter((line) => line.startsWith('  Tag_'))
        .map(squeeze),
    );
    const header = bench.run('arm-none-eabi-readelf', '-hW', path);
    expect(image.header.entry).toBe(Number(/Entry point address: +(0x\w+)/.exec(header)?.[1]));
    expect(image.header.flags).toBe(Number(/Flags: +(0x\w+)/.exec(header)?.[1]));
    expect(image.header.littleEndian).toBe(header.includes('little endian'));
    expect(image.header.floatAbi).toBe(/(hard|soft)-float ABI/.exec(header)?.[1]);
    expect(image.buildId).toBe(/Build ID: (\w+)/.exec(bench.run('arm-none-eabi-readelf', '-nW', path))?.[1]);
    if (image.sections.length > 0)
      expect(berkeleySizes(image.sections)).toEqual(bench.run('arm-none-eabi-size', path).split('\n')[1]?.trim().split(/\s+/).slice(0, 3).map(Number));
    if (image.segments.length > 0) expect(loadAddresses(image.sections)).toEqual(objdumpLoadAddresses(bench.run('arm-none-eabi-objdump', '-hw', path)));
    touchEverything(image);
    expect(image.problems).toEqual([]);
  });

  it('decompresses what objcopy decompresses', async () => {
    const packed = await imageOf(bench.bytes(bench.c('gz.elf', '-O1', '-g', '-gz', '-Wl,--compress-debug-sections=zlib')));
    bench.run('arm-none-eabi-objcopy', '--decompress-debug-sections', 'gz.elf', 'plain.elf');
    const plain = await imageOf(bench.bytes('plain.elf'));
    for (const section of packed.sections.filter(({ name }) => name.startsWith('.debug'))) {
      const same = plain.section(section.name);
      expect(same && packed.sectionBytes(section), section.name).toEqual(same && plain.sectionBytes(same));
    }
    expect(packed.sections.filter(({ compressed }) => compressed).length).toBeGreaterThan(0);
  });

  it('places bytes where objcopy places them, by load address and by run address', async () => {
    const image = await imageOf(bench.bytes(bench.c('bytes.elf', '-O1')));
    bench.run('arm-none-eabi-objcopy', '-O', 'binary', 'bytes.elf', 'bytes.bin');
    const flat = bench.bytes('bytes.bin');
    expect(image.bytesAt(0x90000000, flat.length, 'load')).toEqual(flat);
    expect(image.bytesAt(0x90000000, flat.length + 1, 'load')).toBeUndefined();
    const data = image.section('.data');
    expect(data?.address).toBe(0x20000000);
    expect(image.bytesAt(0x20000000, data?.size ?? 0)).toEqual(flat.subarray((data?.loadAddress ?? 0) - 0x90000000));
    expect(image.word(0x20000000)).toBe(1);
    expect(image.word(image.section('.bss')?.address ?? 0)).toBeUndefined();
  });

  it('finds symbols as nm does', async () => {
    const image = await imageOf(bench.bytes(bench.c('nm.elf', '-O1')));
    for (const line of bench.run('arm-none-eabi-nm', 'nm.elf').trim().split('\n')) {
      const [address, , name = ''] = line.split(' ');
      expect(
        image.symbols.findAll(name).map((symbol) => symbol.address),
        name,
      ).toContain(parseInt(address ?? '', 16));
    }
    expect(image.symbols.find('main')).toMatchObject({ type: 'function', binding: 'global', thumb: true });
    expect(image.symbols.find('no such symbol')).toBeUndefined();
  });
});

/** text, data, bss of `size` in Berkeley format. */
function berkeleySizes(sections: readonly Section[]): number[] {
  const sizes = [0, 0, 0];
  for (const { allocated, type, writable, executable, size } of sections) {
    if (!allocated) continue;
    const column = executable || !writable ? 0 : type === 'nobits' ? 2 : 1;
    sizes[column] = (sizes[column] ?? 0) + size;
  }
  return sizes;
}

function loadAddresses(sections: readonly Section[]): string[] {
  return sections
    .filter(({ allocated, size }) => allocated && size > 0)
    .map(({ name, address, loadAddress }) => `${name} ${address.toString(16)} ${loadAddress?.toString(16)}`);
}

function objdumpLoadAddresses(output: string): string[] {
  return output.split('\n').flatMap((line) => {
    const [, index, name, size, address = '', load = '', , , ...flags] = line.split(/\s+/);
    return /^\d+$/.test(index ?? '') && flags.join(' ').includes('ALLOC') && parseInt(size ?? '', 16) > 0
      ? [`${name} ${parseInt(address, 16).toString(16)} ${parseInt(load, 16).toString(16)}`]
      : [];
  });
}
