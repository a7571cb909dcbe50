import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked } from '../../tests/lint-script.js';

describe('linker-script/region-exceeds-device', () => {
  it('marks the length', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M', '  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 2M\n#                                            ^^ region-exceeds-device'],
    ));
    expect(found).toEqual(expected);
  });

  it('counts memories that lie next to each other as one', async () => {
    expect((await lintMarked(changedScript(
      ['  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K', '  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 320K'],
    ), 'STM32L496VG')).found).toEqual([]);
  });

});
