import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutTools } from '@qspi-doctor/testkit';
import { readExternalLoader } from '../src/index.js';
import { Workbench, imageOf } from './toolchain.js';

/** The structure that CubeProgrammer documents for external loaders, with our own values. */
const source = `
struct Sectors { unsigned long number; unsigned long size; };
struct Info { char name[100]; unsigned short type; unsigned long start, size, page; unsigned char erased; struct Sectors sectors[10]; };
const struct Info StorageInfo = { "NAME", TYPE, 0x90000000, 0x01000000, 256, 0xff, { SECTORS } };
int Init(void) { return 1; }
`;

describe.skipIf(withoutTools)('external loaders', () => {
  let bench: Workbench;
  beforeAll(() => {
    bench = new Workbench();
  });
  afterAll(() => bench.remove());

  async function loader(name: string, type: number, sectors: string, ...options: string[]) {
    writeFileSync(bench.path('loader.c'), source.replace('NAME', name).replace('TYPE', String(type)).replace('SECTORS', sectors));
    bench.run(
      'arm-none-eabi-gcc',
      '-mcpu=cortex-m4',
      '-nostdlib',
      '-Ttext=0x20000004',
      '-Wl,--section-start=.rodata=0',
      '-Wl,-e,Init',
      'loader.c',
      '-o',
      'x.stldr',
      ...options,
    );
    return readExternalLoader(await imageOf(bench.bytes('x.stldr')));
  }

  it('says what it programs', async () => {
    expect(await loader('N25Q128A_STM32L476G-DISCO', 3, '{ 256, 0x10000 }')).toEqual({
      name: 'N25Q128A_STM32L476G-DISCO',
      type: 3,
      typeName: 'NOR_FLASH',
      start: 0x90000000,
      size: 0x1000000,
      pageSize: 256,
      eraseValue: 255,
      sectors: [{ count: 256, size: 65536 }],
      problems: [],
    });
    expect((await loader('TWO_BANKS', 7, '{ 128, 0x10000 }, { 2048, 0x1000 }'))?.sectors).toEqual([
      { count: 128, size: 65536 },
      { count: 2048, size: 4096 },
    ]);
  });

  it('reads it from an object and in big endian as well', async () => {
    bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m3', '-mbig-endian', '-c', 'loader.c', '-o', 'loader.o');
    expect(readExternalLoader(await imageOf(bench.bytes('loader.o')))).toMatchObject({ name: 'TWO_BANKS', start: 0x90000000, size: 0x1000000, problems: [] });
  });

  it('reports what contradicts itself', async () => {
    const odd = await loader('x'.repeat(100), 99, '{ 4, 0x10000 }');
    expect(odd?.problems.map(({ message }) => message)).toEqual([
      'the device name does not end within its 100 bytes',
      'the device type is 99, which is none of 1 to 10',
      'the sectors make 262144 bytes; the device has 16777216',
    ]);
    expect(odd?.typeName).toBe('unknown');
  });

  it('an ordinary image is none', async () => {
    expect(readExternalLoader(await imageOf(bench.bytes(bench.c('app.elf'))))).toBeUndefined();
  });
});
