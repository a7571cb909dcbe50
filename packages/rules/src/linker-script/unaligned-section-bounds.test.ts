import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/unaligned-section-bounds', () => {
  it('marks the end that nothing rounds', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['    *(.data*)\n    . = ALIGN(4);\n    _edata = .;', '    *(.data*)\n    _edata = .;\n#   ^^^^^^^^^^^ unaligned-section-bounds'],
    ));
    expect(found).toEqual(expected);
  });

  it('puts the rounding before it', async () => {
    const text = changedScript(['    *(COMMON)\n    . = ALIGN(4);', '    *(COMMON)']);
    const findings = (await lintScript(text)).findings;
    expect(findings).toMatchObject([{ data: { symbol: '_ebss' } }]);
    const edit = findings[0]?.remedies[0]?.edits?.[0];
    expect((await lintScript(text.slice(0, edit?.range.start) + (edit?.newText ?? '') + text.slice(edit?.range.end))).findings).toEqual([]);
  });

  it('takes ALIGN in the assignment itself', async () => {
    expect((await lintMarked(changedScript(
      ['    *(.data*)\n    . = ALIGN(4);\n    _edata = .;', '    *(.data*)\n    _edata = ALIGN(4);'],
    ))).found).toEqual([]);
  });

});
