import { describe, expect, it } from 'vitest';
import { changedScript, healthyScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/assignment-needs-space', () => {
  it('marks the name and what it swallowed', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M', '  FLASH (rx) : ORIGIN=0x08000000, LENGTH = 1M\n#              ^^^^^^^^^^^^^^^^^ assignment-needs-space'],
    ));
    expect(found).toEqual(expected);
  });

  it('knows it of LENGTH, of symbols within and outside of sections', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH=32K\n#                                   ^^^^^^^^^^ assignment-needs-space'],
      ['    __bss_start__ = _sbss;', '    __bss_start__=_sbss;\n#   ^^^^^^^^^^^^^^^^^^^ assignment-needs-space'],
    ));
    expect(found).toEqual(expected);
  });

  it('hands over the edit', async () => {
    const text = changedScript(['_Min_Heap_Size = 0x200;', '_Min_Heap_Size=0x200;']);
    const [finding] = (await lintScript(text)).findings;
    const edit = finding?.remedies[0]?.edits?.[0];
    expect(text.slice(0, edit?.range.start) + (edit?.newText ?? '') + text.slice(edit?.range.end)).toBe(healthyScript);
  });

  it('is silent where ld takes it: in attributes, behind a blank, in expressions', async () => {
    expect((await lintMarked(changedScript(
      ['ORIGIN = 0x08000000', 'ORIGIN =0x08000000'],
      ['RAM (xrw) :', 'RAM (xrw):'],
      ['. = . + _Min_Heap_Size', '. = .+_Min_Heap_Size'],
    ))).found).toEqual([]);
  });

});
