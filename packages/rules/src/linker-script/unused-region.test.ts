import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked } from '../../tests/lint-script.js';

describe('linker-script/unused-region', () => {
  it('marks an external region that nothing names', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  QSPI (rx) : ORIGIN = 0x90000000, LENGTH = 16M\n# ^^^^ unused-region'],
    ));
    expect(found).toEqual(expected);
  });

  it('is silent about RAM that nothing uses, flash that is set aside, and a region that ORIGIN() names', async () => {
    expect((await lintMarked(changedScript(
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K\n  EEPROM (r) : ORIGIN = 0x080FF800, LENGTH = 0\n  QSPI (rx) : ORIGIN = 0x90000000, LENGTH = 16M'],
      ['MEMORY', '_qspi = ORIGIN(QSPI);\nMEMORY'],
    ))).found).toEqual([]);
  });

});
