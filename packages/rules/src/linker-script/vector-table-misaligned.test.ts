import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/vector-table-misaligned', () => {
  it('marks the origin at which the table stands', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M', '  FLASH (rx) : ORIGIN = 0x08004100, LENGTH = 512K\n#                       ^^^^^^^^^^ vector-table-misaligned'],
    ));
    expect(found).toEqual(expected);
  });

  it('wants 128 without a device, and says that more may be needed', async () => {
    expect((await lintScript(changedScript(['ORIGIN = 0x08000000', 'ORIGIN = 0x08004040']))).findings).toMatchObject([{ rule: 'linker-script/vector-table-misaligned', data: { alignment: 128 }, message: expect.stringContaining('no VTOR can point there') as string }]);
    const { findings, notChecked } = await lintScript(changedScript(['ORIGIN = 0x08000000', 'ORIGIN = 0x08004100']));
    expect(findings).toEqual([]);
    expect(notChecked.map(({ rule }) => rule)).toContain('linker-script/vector-table-misaligned');
  });

  it('is silent about a table that is padded to its place', async () => {
    expect((await lintMarked(changedScript(
      ['  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M', '  FLASH (rx) : ORIGIN = 0x08000004, LENGTH = 512K'],
      ['    . = ALIGN(4);\n    KEEP(*(.isr_vector))', '    . = . + 0x1fc;\n    KEEP(*(.isr_vector))'],
    ))).found).toEqual([]);
  });

});
