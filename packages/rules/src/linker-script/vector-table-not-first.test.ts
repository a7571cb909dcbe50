import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/vector-table-not-first', () => {
  it('marks the table that stands behind code', async () => {
    const vectors = '  .isr_vector :\n  {\n    . = ALIGN(4);\n    KEEP(*(.isr_vector))\n  } >FLASH\n';
    const { found, expected, lint } = await lintMarked(changedScript([vectors, ''], ['  .rodata :', `${vectors.replace('  } >FLASH', '#   ^^^^^^^^^^^^^^^^^^^^ vector-table-not-first\n  } >FLASH')}  .rodata :`]));
    expect(found).toEqual(expected);
    expect(lint.findings[0]?.data).toMatchObject({ before: '.text.main' });
  });

  it('knows that a build-id note moves it', async () => {
    const { findings } = await lintScript(changedScript(['  .isr_vector :', '  .note.gnu.build-id : { *(.note.gnu.build-id) } >FLASH\n  .isr_vector :']));
    expect(findings).toMatchObject([{ rule: 'linker-script/vector-table-not-first', data: { before: '.note.gnu.build-id' } }]);
  });

  it('is silent about a header, a second-stage loader and padding, which have fixed sizes', async () => {
    expect((await lintMarked(changedScript(
      ['  .isr_vector :\n  {\n    . = ALIGN(4);', '  .header : { KEEP(*(.boot_header)) . = ALIGN(0x400); } >FLASH\n  .isr_vector :\n  {\n    . = ALIGN(4);'],
    ))).found).toEqual([]);
  });

  it('is silent about a table that is first within .text', async () => {
    expect((await lintMarked(changedScript(
      ['  .isr_vector :\n  {\n    . = ALIGN(4);\n    KEEP(*(.isr_vector))\n  } >FLASH\n', ''],
      ['    *(.text)\n', '    KEEP(*(.isr_vector))\n    *(.text)\n'],
    ))).found).toEqual([]);
  });

});
