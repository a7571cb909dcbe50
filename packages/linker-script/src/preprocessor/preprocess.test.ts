import { describe, expect, test } from 'vitest';
import { layOut, parseLinkerScript } from '../index.js';

const script = `#include "config.h"
#define FLASH_ORIGIN 0x90000000 // external
#define KB(x) ((x) * 1024)
#define JOIN(a, b) a ## b
#if defined(USE_RAM) && USE_RAM
#define CODE RAM
#else
#define CODE FLASH
#endif
MEMORY
{
  FLASH (rx) : ORIGIN = FLASH_ORIGIN, LENGTH = KB(512)
#ifdef HAVE_RAM
  RAM (rwx) : ORIGIN = 0x20000000, LENGTH = RAM_SIZE /* 128K
#endif in a comment */
#endif
}
SECTIONS
{
  .text : { *(.text) } >CODE // into flash
#if 0
  .broken {
#elif HAVE_RAM == 1 && KB(1) == 1024
  .data : { JOIN(_s, data) = .; *(.data) } >RAM AT>CODE
#endif
}
`;
const includes = (name: string) => (name === 'config.h' ? { file: name, text: '#pragma once\n#define HAVE_RAM 1\n#define RAM_SIZE KB(128)\n' } : undefined);

describe('scripts for the C preprocessor', () => {
  test('are recognised', () => {
    expect(parseLinkerScript(script).preprocessed).toMatchObject({ needed: true, done: false });
    expect(parseLinkerScript('# the stack\n#if you need more, change it\n# define your regions here\nx = 1;').preprocessed.needed).toBe(false);
    expect(parseLinkerScript('x = 1;', { file: 'board.ld.S' }).preprocessed.needed).toBe(true);
    expect(parseLinkerScript('/*\n#define A 1\n*/ x = 1;').preprocessed.needed).toBe(false);
  });

  test('are read with their macros and branches, at the places where they stand', () => {
    const parsed = parseLinkerScript(script, { preprocess: 'auto', includes });
    expect(parsed.problems).toEqual([]);
    const layout = layOut(parsed);
    expect(layout.regions.map(({ name, origin, length }) => ({ name, origin, length }))).toEqual([
      { name: 'FLASH', origin: 0x90000000, length: 512 * 1024 },
      { name: 'RAM', origin: 0x20000000, length: 128 * 1024 },
    ]);
    expect(layout.sections.map(({ name, region, loadRegion }) => [name, region, loadRegion])).toEqual([
      ['.text', 'FLASH', undefined],
      ['.data', 'RAM', 'FLASH'],
    ]);
    expect([...layout.symbols.keys()]).toEqual(['_sdata']);
    const { originRange, nameRange } = layout.regions[0]!;
    expect([script.slice(originRange!.start, originRange!.end), script.slice(nameRange.start, nameRange.end)]).toEqual(['FLASH_ORIGIN', 'FLASH']);
  });

  test('say where a mistake is, in the script as written', () => {
    const text = '#define SIZE 4 +\n#if 1\na = SIZE ;\n#endif\n';
    const { problems, lines } = parseLinkerScript(text, { preprocess: 'always' });
    expect(problems.map(({ range }) => lines.at(range.start))).toEqual([{ line: 3, column: 10 }]);
  });

  test('list headers that are not there, and do not believe an #error behind them', () => {
    const { includes: list, problems } = parseLinkerScript('#include <board.h>\n#ifndef SIZE\n#error no size\n#endif\nx = SIZE;', { preprocess: 'always' });
    expect(list).toMatchObject([{ name: 'board.h', why: 'missing' }]);
    expect(problems).toEqual([]);
  });

  test('as ld reads them, both branches count', () => {
    const text = 'MEMORY {\n#if A\n R : ORIGIN = 0, LENGTH = 1\n#else\n R : ORIGIN = 0, LENGTH = 2\n#endif\n}';
    expect(layOut(parseLinkerScript(text)).problems).toMatchObject([{ kind: 'duplicate-region' }]);
    expect(layOut(parseLinkerScript(text, { preprocess: 'auto' })).problems).toEqual([]);
  });
});
