import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked } from '../../tests/lint-script.js';

describe('linker-script/undefined-symbol', () => {
  it('marks a name that is slightly wrong', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['    . = . + _Min_Stack_Size;', '    . = . + _Min_Stak_Size;\n#           ^^^^^^^^^^^^^^ undefined-symbol'],
    ));
    expect(found).toEqual(expected);
  });

  it('marks a symbol whose definition is gone', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['_Min_Stack_Size = 0x400;\n', ''],
      ['    . = . + _Min_Stack_Size;', '    . = . + _Min_Stack_Size;\n#           ^^^^^^^^^^^^^^^ undefined-symbol'],
    ));
    expect(found).toEqual(expected);
  });

  it('is silent about sizes in MEMORY, PROVIDE, DEFINED() and data, which come from outside', async () => {
    expect((await lintMarked(changedScript(
      ['LENGTH = 32K', 'LENGTH = DEFINED(BOARD_RAM2) ? BOARD_RAM2 : 32K'],
      ['SECTIONS\n', 'PROVIDE(NMI_Handler = Default_Handler);\nSECTIONS\n'],
      ['    . = ALIGN(4);\n    KEEP(*(.isr_vector))', '    LONG(_estack) LONG(Reset_Handler)\n    . = ALIGN(4);\n    KEEP(*(.isr_vector))'],
      ['_Min_Heap_Size = 0x200;', '_Min_Heap_Size = DEFINED(HEAP) ? HEAP : 0x200;'],
    ))).found).toEqual([]);
  });

});
