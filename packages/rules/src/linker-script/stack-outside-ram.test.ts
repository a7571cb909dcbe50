import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/stack-outside-ram', () => {
  it('marks a value beyond RAM', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['_estack = ORIGIN(RAM) + LENGTH(RAM);', '  _estack = 0x20040000;\n# ^^^^^^^^^^^^^^^^^^^^^ stack-outside-ram'],
    ));
    expect(found).toEqual(expected);
  });

  it('is a warning where the device has RAM that the script does not declare', async () => {
    const { findings } = await lintScript(changedScript(['LENGTH = 96K', 'LENGTH = 64K'], ['_estack = ORIGIN(RAM) + LENGTH(RAM);', '_estack = 0x20018000;']), { device: 'STM32L476VG' });
    expect(findings).toMatchObject([{ rule: 'linker-script/stack-outside-ram', severity: 'warning' }]);
  });

  it('is a note where it is the last byte', async () => {
    const { findings } = await lintScript(changedScript(['+ LENGTH(RAM);', '+ LENGTH(RAM) - 1;']));
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'unaligned' }]);
  });

  it('takes any RAM region, and a place within it', async () => {
    expect((await lintMarked(changedScript(
      ['_estack = ORIGIN(RAM) + LENGTH(RAM);', '_estack = ORIGIN(RAM2) + 16K;'],
    ))).found).toEqual([]);
  });

});
