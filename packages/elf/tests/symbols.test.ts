import { describe, expect, it } from 'vitest';
import { sampleElf, strings, symbolTable } from './elf-builder.js';
import { imageOf } from './toolchain.js';

const [local, global, weak] = [0, 1, 2];
const [label, object, code] = [0, 1, 2];
const text = 2;
const bss = 3;

/** The sample's code at 0x90000048 (64 bytes) and data at 0x20000000 (64 bytes) with other symbols. */
async function symbolsOf(entries: readonly (readonly [name: string, value: number, size: number, binding: number, type: number, section: number])[]) {
  const names = ['', ...entries.map(([name]) => name)];
  const offset = (index: number) => strings(names.slice(0, index + 1)).length;
  const table = entries.map(([, value, size, binding, type, section], index) => [offset(index), value, size, (binding << 4) | type, section] as const);
  return (await imageOf(sampleElf({ '.symtab': { content: symbolTable(table) }, '.strtab': { content: strings(names) } }).bytes)).symbols;
}

describe('symbols', () => {
  it('mask the Thumb bit of functions alone', async () => {
    const symbols = await symbolsOf([
      ['thumb', 0x90000049, 4, global, code, text],
      ['arm', 0x90000050, 4, global, code, text],
      ['odd_data', 0x20000001, 1, global, object, bss],
    ]);
    expect([...symbols].map(({ name, value, address, thumb }) => [name, value, address, thumb])).toEqual([
      ['thumb', 0x90000049, 0x90000048, true],
      ['arm', 0x90000050, 0x90000050, false],
      ['odd_data', 0x20000001, 0x20000001, false],
    ]);
  });

  it('prefer defined to undefined, global to weak to local', async () => {
    const symbols = await symbolsOf([
      ['f', 0x90000048, 2, local, code, text],
      ['f', 0x9000004a, 2, weak, code, text],
      ['f', 0, 0, global, label, 0],
      ['f', 0x9000004c, 2, global, code, text],
    ]);
    expect(symbols.find('f')?.index).toBe(4);
    expect(symbols.findAll('f').map(({ index }) => index)).toEqual([1, 2, 3, 4]);
    expect(symbols.count).toBe(4);
  });

  it('cover their bytes and no more', async () => {
    const symbols = await symbolsOf([
      ['f', 0x90000049, 8, global, code, text],
      ['variable', 0x20000010, 4, global, object, bss],
    ]);
    const at = (address: number) => symbols.containing(address)?.name;
    expect([0x90000047, 0x90000048, 0x90000049, 0x9000004f, 0x90000050].map(at)).toEqual([undefined, 'f', 'f', 'f', undefined]);
    expect([0x2000000f, 0x20000010, 0x20000013, 0x20000014].map(at)).toEqual([undefined, 'variable', 'variable', undefined]);
  });

  it('without a size reach to the next symbol or the end of their section, in code; labels within a function do not hide it', async () => {
    const symbols = await symbolsOf([
      ['first', 0x90000048, 0, global, label, text],
      ['sized', 0x90000059, 16, global, code, text],
      ['inside', 0x9000005c, 0, local, label, text],
      ['last', 0x90000071, 0, global, code, text],
      ['_sbss', 0x20000000, 0, global, label, bss],
    ]);
    const at = (address: number) => symbols.containing(address)?.name;
    expect([0x90000048, 0x90000056, 0x90000058, 0x9000005e, 0x90000066, 0x90000070, 0x90000086, 0x90000088].map(at)).toEqual([
      'first',
      'first',
      'sized',
      'sized',
      'sized',
      'last',
      'last',
      undefined,
    ]);
    expect(at(0x20000000)).toBeUndefined();
    expect(symbols.startingAt(0x20000000).map(({ name }) => name)).toEqual(['_sbss']);
  });

  it('leave out mapping symbols, constants and undefined ones', async () => {
    const symbols = await symbolsOf([
      ['$t', 0x90000048, 0, local, label, text],
      ['$d.12', 0x90000048, 0, local, label, text],
      ['_Min_Stack_Size', 0x90000048, 0, global, label, 0xfff1],
      ['outside', 0, 0, global, label, 0],
      ['rom_function', 0x00010001, 8, global, code, 0xfff1],
    ]);
    expect(symbols.containing(0x90000048)).toBeUndefined();
    expect(symbols.startingAt(0x90000048)).toEqual([]);
    expect(symbols.containing(0x00010004)?.name).toBe('rom_function');
  });

  it('of several for the same bytes the strongest answers', async () => {
    const symbols = await symbolsOf([
      ['IRQ1_Handler', 0x90000049, 2, weak, code, text],
      ['local_alias', 0x90000049, 2, local, code, text],
      ['Default_Handler', 0x90000049, 2, global, code, text],
    ]);
    expect(symbols.containing(0x90000048)?.name).toBe('Default_Handler');
    expect(symbols.startingAt(0x90000048).map(({ name }) => name)).toEqual(['Default_Handler', 'IRQ1_Handler', 'local_alias']);
  });

  it('may have names outside ASCII', async () => {
    const symbols = await symbolsOf([['größe_µs', 0x20000000, 4, global, object, bss]]);
    expect(symbols.find('größe_µs')?.size).toBe(4);
  });
});
