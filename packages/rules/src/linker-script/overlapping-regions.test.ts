import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked } from '../../tests/lint-script.js';

describe('linker-script/overlapping-regions', () => {
  it('marks the length of the region that reaches into another, when both are used', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K\n', '  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K\n#                                           ^^^ overlapping-regions\n  BUFFERS (rw) : ORIGIN = 0x20014000, LENGTH = 64K\n'],
      ['  ._user_heap', '  .buffers (NOLOAD) : { *(.buffers*) } >BUFFERS\n  ._user_heap'],
    ), 'STM32L496VG');
    expect(found).toEqual(expected);
  });

  it('is silent about a region that only frames others', async () => {
    expect((await lintMarked(changedScript(
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  ALL (xrw) : ORIGIN = 0x20000000, LENGTH = 96K'],
    ))).found).toEqual([]);
  });

  it('is silent about aliases and neighbours', async () => {
    expect((await lintMarked(changedScript(
      ['SECTIONS\n', 'REGION_ALIAS("DTCM", RAM)\nSECTIONS\n'],
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  SRAM2 (rw) : ORIGIN = 0x10000000, LENGTH = 32K'],
    ))).found).toEqual([]);
  });

});
