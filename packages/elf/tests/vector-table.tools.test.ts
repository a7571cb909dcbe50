import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutTools } from '@qspi-doctor/testkit';
import { Workbench, imageOf, withoutSectionHeaders } from './toolchain.js';

describe.skipIf(withoutTools)('vector tables', () => {
  let bench: Workbench;
  beforeAll(() => {
    bench = new Workbench();
  });
  afterAll(() => bench.remove());

  async function linked(...options: string[]) {
    return imageOf(bench.bytes(bench.c('v.elf', '-O1', ...options)));
  }

  it('by symbol, with the names of the handlers', async () => {
    const image = await linked();
    const table = image.vectorTable();
    expect(table).toMatchObject({
      address: 0x90000000,
      loadAddress: 0x90000000,
      how: 'symbol',
      name: 'g_pfnVectors',
      initialStackPointer: 0x20018000,
      plausible: true,
    });
    expect(table?.resetHandler).toBe(image.symbols.find('Reset_Handler')?.value);
    expect(table?.entries).toHaveLength(20);
    expect(table?.entries.filter(({ value }) => value !== 0).map(({ index, symbol }) => [index, symbol])).toEqual([
      [0, undefined],
      [1, 'Reset_Handler'],
      [2, 'Default_Handler'],
      [3, 'Default_Handler'],
      [15, 'SysTick_Handler'],
      [18, 'Default_Handler'],
    ]);
  });

  it('by section where the symbols are gone', async () => {
    bench.run('arm-none-eabi-strip', '-o', 's.elf', bench.c('v.elf', '-O1'));
    const image = await imageOf(bench.bytes('s.elf'));
    expect(image.vectorTable()).toMatchObject({ address: 0x90000000, how: 'section', name: '.isr_vector', plausible: true });
    expect(image.vectorTable()?.entries).toHaveLength(20);
  });

  it('by content where nothing is named', async () => {
    const bytes = withoutSectionHeaders(bench.bytes(bench.c('v.elf', '-O1')));
    const table = (await imageOf(bytes)).vectorTable();
    expect(table).toMatchObject({ address: 0x90000000, how: 'content', initialStackPointer: 0x20018000, plausible: true });
    expect(table?.entries.length).toBeGreaterThanOrEqual(19);
  });

  it.each([0x100, 0x200, 0x400, 0x2000])('behind a header of 0x%s bytes', async (gap) => {
    const path = bench.c('v.elf', '-O1', `-Wl,--defsym=gap=${gap}`);
    expect((await imageOf(bench.bytes(path))).vectorTable()).toMatchObject({ address: 0x90000000 + gap, how: 'symbol', plausible: true });
    expect((await imageOf(withoutSectionHeaders(bench.bytes(path)))).vectorTable()).toMatchObject({
      address: 0x90000000 + gap,
      how: 'content',
      plausible: true,
    });
  });

  it('a table that runs in RAM and is programmed in flash has two addresses', async () => {
    writeFileSync(
      bench.path('ram.ld'),
      Buffer.from(bench.bytes('firmware.ld')).toString().replace('. = ALIGN(4); } >QUADSPI', '. = ALIGN(4); } >RAM AT>QUADSPI'),
    );
    bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m4', '-Iinc', '-nostdlib', '-Tram.ld', 'main.c', 'driver.c', '-o', 'ram.elf');
    expect((await imageOf(bench.bytes('ram.elf'))).vectorTable()).toMatchObject({ address: 0x20000000, loadAddress: 0x90000000, plausible: true });
  });

  it('a named table that holds nonsense is reported as such', async () => {
    const image = await linked('-Wl,--defsym=stack=0x90000001');
    expect(image.vectorTable()).toMatchObject({ how: 'symbol', initialStackPointer: 0x90000001, plausible: false });
  });

  it('takes hints', async () => {
    const image = await linked();
    expect(image.vectorTable({ at: 0x90000000, entries: 16 })?.entries).toHaveLength(16);
    expect(image.vectorTable({ at: 0x90000010 })).toMatchObject({ address: 0x90000010, how: 'content', plausible: false });
    expect(image.vectorTable({ at: 0x12345678 })).toBeUndefined();
    expect(image.vectorTable({ isRam: (address) => address >= 0x20000000 && address < 0x20010000 })?.plausible).toBe(false);
    expect(image.vectorTable({ isRam: (address) => address >= 0x20000000 && address < 0x20018000 })?.plausible).toBe(true);
  });

  it('relocatables, other machines and other profiles have none', async () => {
    bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m4', '-Iinc', '-c', 'main.c', '-o', 'main.o');
    expect((await imageOf(bench.bytes('main.o'))).vectorTable()).toBeUndefined();
    writeFileSync(
      bench.path('arm7.s'),
      '.global _vectors, _start\n_vectors: ldr pc, [pc, #24]\nldr pc, [pc, #24]\nldr pc, [pc, #24]\nldr pc, [pc, #24]\n_start: b .\n.space 64\n',
    );
    bench.run('arm-none-eabi-gcc', '-mcpu=arm7tdmi', '-nostdlib', '-Ttext=0x20000000', 'arm7.s', '-o', 'arm7.elf');
    expect((await imageOf(bench.bytes('arm7.elf'))).vectorTable()).toBeUndefined();
  });
});
