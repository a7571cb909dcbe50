import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/vector-table-apart', () => {
  it('marks the region of the table', async () => {
    const code = '    KEEP(*(.fini))\n  } >FLASH';
    const { findings } = await lintScript(changedScript(['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  QSPI (rx) : ORIGIN = 0x90000000, LENGTH = 16M'], [code, code.replace('FLASH', 'QSPI')], ['. = ALIGN(4); } >FLASH', '. = ALIGN(4); } >QSPI'], ['__init_array_end = .);\n  } >FLASH', '__init_array_end = .);\n  } >QSPI']), { device: 'STM32L476VG' });
    expect(findings).toMatchObject([{ rule: 'linker-script/vector-table-apart', severity: 'warning', location: { line: 17, column: 6 } }]);
  });

  it('is silent where start-up code is with the table', async () => {
    const code = '    KEEP(*(.fini))\n  } >FLASH';
    const { findings } = await lintScript(changedScript(['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  QSPI (rx) : ORIGIN = 0x90000000, LENGTH = 16M'], ['    KEEP(*(.isr_vector))', '    KEEP(*(.isr_vector))\n    *startup*.o(.text*)'], [code, code.replace('FLASH', 'QSPI')]), { device: 'STM32L476VG' });
    expect(findings).toEqual([]);
  });

  it('is silent about code that is copied to RAM, and about a program that is all in RAM', async () => {
    expect((await lintMarked(changedScript(
      ['    KEEP(*(.fini))\n  } >FLASH', '    KEEP(*(.fini))\n  } >RAM2 AT> FLASH'],
    ))).found).toEqual([]);
  });

});
