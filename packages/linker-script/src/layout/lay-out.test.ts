import { describe, expect, test } from 'vitest';
import { layOut, parseLinkerScript, type LayoutFacts } from '../index.js';

function lay(text: string, facts?: LayoutFacts) {
  return layOut(parseLinkerScript(text), facts);
}

describe('what a script says', () => {
  test('regions and the stack pointer in front of them', () => {
    const layout = lay('_estack = ORIGIN(RAM) + LENGTH(RAM);\nMEMORY { RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K }\nREGION_ALIAS("DATA", RAM)');
    expect(layout.symbols.get('_estack')?.value).toBe(0x20018000);
    expect(layout.region('DATA')).toBe(layout.region('RAM'));
    expect(layout.region('RAM')).toMatchObject({ origin: 0x20000000, length: 0x18000, attributes: 'xrw', aliases: ['DATA'] });
  });

  test('what depends on symbols of the command line is unknown without them', () => {
    const text = 'MEMORY { FLASH : ORIGIN = __start, LENGTH = 1M - __reserved }\n_end = ORIGIN(FLASH) + LENGTH(FLASH);';
    expect(lay(text).regions[0]).toMatchObject({ origin: undefined, length: undefined });
    expect(lay(text).symbols.get('_end')?.value).toBeUndefined();
    const defsym = new Map<string, bigint | number>([
      ['__start', 0x90000000n],
      ['__reserved', 1024],
    ]);
    expect(lay(text, { defsym }).regions[0]).toMatchObject({ origin: 0x90000000, length: 1023 * 1024 });
    expect(lay(text, { defsym }).symbols.get('_end')?.value).toBe(0x900ffc00);
  });

  test('symbols before, behind and within each other', () => {
    const { symbols } = lay('a = b + 1; b = c * 2; c = 4; d = 1; d += 5; e = d; PROVIDE(f = e << 1);');
    expect(Object.fromEntries([...symbols].map(([name, { value }]) => [name, value]))).toEqual({ a: 9, b: 8, c: 4, d: 6, e: 6, f: 12 });
    expect(symbols.get('d')?.definitions).toHaveLength(2);
    expect(symbols.get('a')?.uses).toEqual(['b']);
    expect(lay('a = b; b = a;').symbols.get('a')?.value).toBeUndefined();
    expect(lay('a = DEFINED(x) ? 1 : 2;').symbols.get('a')?.value).toBeUndefined();
    expect(lay('a = DEFINED(x) ? 1 : 2;', { objectSymbols: new Map() }).symbols.get('a')?.value).toBe(2);
  });

  test('distances within a section whose address is unknown', () => {
    const { symbols, sections } = lay(
      'MEMORY { R : ORIGIN = 0, LENGTH = 1K }\nSECTIONS { .a : { *(.a) } >R .b : { s = .; . += 0x40; e = .; } >R }\nsize = e - s; half = SIZEOF(.b) / 2;',
    );
    expect(sections[1]).toMatchObject({ address: undefined, size: 0x40 });
    expect([symbols.get('s')?.value, symbols.get('size')?.value, symbols.get('half')?.value]).toEqual([undefined, 0x40, 0x20]);
  });

  test('included files count where they are included, and absent ones make unknown what follows', () => {
    const includes = (name: string) =>
      name === 'mem.ld' ? { file: name, text: 'R : ORIGIN = 0x100, LENGTH = 1K' } : name === 'self.ld' ? { file: name, text: 'INCLUDE self.ld' } : undefined;
    const script = parseLinkerScript('MEMORY { INCLUDE mem.ld }\nINCLUDE self.ld INCLUDE none.ld\nx = ORIGIN(R); SECTIONS { .a : { *(.a) } > ELSEWHERE }', {
      includes,
    });
    expect(script.includes.map(({ name, why }) => [name, why])).toEqual([
      ['mem.ld', undefined],
      ['self.ld', undefined],
      ['none.ld', 'missing'],
    ]);
    expect(script.includes[1]?.resolved?.includes[0]?.why).toBe('cycle');
    const layout = layOut(script);
    expect(layout.symbols.get('x')?.value).toBe(0x100);
    expect(layout.problems).toEqual([]);
    expect(layout.regions[0]?.script.file).toBe('mem.ld');
  });

  test.each([
    ['duplicate-region', 'MEMORY { A : ORIGIN = 0, LENGTH = 1 A : ORIGIN = 1, LENGTH = 1 }'],
    ['undefined-region', 'SECTIONS { .a : { *(.a) } > NONE }'],
    ['undefined-region', 'x = LENGTH(NONE);'],
    ['undefined-region', 'REGION_ALIAS("A", NONE)'],
    ['duplicate-alias', 'MEMORY { A : ORIGIN = 0, LENGTH = 1 } REGION_ALIAS("A", A)'],
    ['division-by-zero', 'x = 4 / (2 - 2);'],
    ['unknown-constant', 'x = CONSTANT(PAGES);'],
    ['assertion', 'ASSERT(1 > 2, "one is not greater")'],
    ['backwards', 'SECTIONS { .a : { . = 8; . = 4; } }'],
    ['glued-assignment', 'SECTIONS { .a : { _x=1; } }'],
    ['two-load-addresses', 'MEMORY { A : ORIGIN = 0, LENGTH = 1 } SECTIONS { .a : AT(4) { } > A AT> A }'],
  ])('%s in %s', (kind, text) => {
    expect(lay(text).problems.map((problem) => problem.kind)).toEqual([kind]);
  });

  test('names that stand for something', () => {
    const { references } = lay(
      'MEMORY { R : ORIGIN = 0, LENGTH = l0 } SECTIONS { .a : { *(.a) } > R AT> S } ENTRY(main) x = ADDR(.a) + DEFINED(y) + ORIGIN(R);',
    );
    expect(references.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'symbol l0',
      'region R',
      'region S',
      'symbol main',
      'section .a',
      'symbol y',
      'region R',
    ]);
  });
});
