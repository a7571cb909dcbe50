import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked } from '../../tests/lint-script.js';

describe('linker-script/data-symbol-mismatch', () => {
  it('marks a source that is not where the values are', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  _sidata = LOADADDR(.data);', '  _sidata = LOADADDR(.rodata);\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ data-symbol-mismatch'],
    ));
    expect(found).toEqual(expected);
  });

  it('marks an end before the end', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['    _sdata = .;\n    *(.data)\n    *(.data*)\n    . = ALIGN(4);\n    _edata = .;', '    _sdata = .;\n    *(.data)\n    . = ALIGN(4);\n    _edata = .;\n#   ^^^^^^^^^^^ data-symbol-mismatch\n    *(.data*)'],
    ));
    expect(found).toEqual(expected);
  });

  it('marks a zero loop that leaves out COMMON', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['    *(COMMON)\n    . = ALIGN(4);\n    _ebss = .;', '    . = ALIGN(4);\n    _ebss = .;\n#   ^^^^^^^^^^ data-symbol-mismatch\n    *(COMMON)'],
      ['    __bss_end__ = _ebss;\n', ''],
    ));
    expect(found).toEqual(expected);
  });

  it('takes AT(_sidata) and a source that is computed', async () => {
    expect((await lintMarked(changedScript(
      ['  _sidata = LOADADDR(.data);', '  _sidata = ALIGN(4);'],
      ['  .data :', '  .data : AT(_sidata)'],
      ['  } >RAM AT> FLASH', '  } >RAM'],
    ))).found).toEqual([]);
  });

});
