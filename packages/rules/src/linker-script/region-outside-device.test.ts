import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/region-outside-device', () => {
  it('marks the origin', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  RAM2 (xrw) : ORIGIN = 0x24000000, LENGTH = 32K\n#                       ^^^^^^^^^^ region-outside-device'],
    ));
    expect(found).toEqual(expected);
  });

  it('is a note for an external window that the part lacks, unless the code is there', async () => {
    const device = 'STM32G071RB';
    const small: [string, string][] = [['LENGTH = 1M', 'LENGTH = 128K'], ['LENGTH = 96K', 'LENGTH = 36K'], ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K\n', '  QUADSPI (r) : ORIGIN = 0x90000000, LENGTH = 16M\n'], ['  ._user_heap', '  .assets : { *(.assets*) } >QUADSPI\n  ._user_heap']];
    expect((await lintScript(changedScript(...small), { device })).findings).toMatchObject([{ rule: 'linker-script/region-outside-device', severity: 'note', messageId: 'window' }]);
    const code = await lintScript(changedScript(...small, ['    KEEP(*(.fini))\n  } >FLASH', '    KEEP(*(.fini))\n  } >QUADSPI']), { device });
    expect(code.findings.filter(({ rule }) => rule === 'linker-script/region-outside-device')).toMatchObject([{ severity: 'error' }]);
  });

  it('is not checked without a device', async () => {
    const { findings, notChecked } = await lintScript(changedScript(['0x10000000', '0x24000000']));
    expect(findings).toEqual([]);
    expect(notChecked.map(({ rule }) => rule)).toEqual(['linker-script/region-outside-device', 'linker-script/region-exceeds-device']);
  });

  it('knows second views: flash and QUADSPI at 0, secure flash', async () => {
    expect((await lintMarked(changedScript(
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  VIEW (rx) : ORIGIN = 0x00000000, LENGTH = 1M\n  QUADSPI (rx) : ORIGIN = 0x90000000, LENGTH = 16M'],
      ['  ._user_heap', '  .assets : { *(.assets*) } >QUADSPI\n  ._user_heap'],
    ))).found).toEqual([]);
  });

});
