import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked } from '../../tests/lint-script.js';

describe('linker-script/shadowed-pattern', () => {
  it('marks the pattern that comes too late', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  ._user_heap', '  .fast : { *(.text.fast*) } >RAM2 AT> FLASH\n#             ^^^^^^^^^^^ shadowed-pattern\n  ._user_heap'],
    ));
    expect(found).toEqual(expected);
  });

  it('is silent where it comes first, where the general one leaves it out, and about other files', async () => {
    expect((await lintMarked(changedScript(
      ['  .isr_vector :', '  .fast : { *fast.o(.text*) *(.text.fast*) } >RAM2 AT> FLASH\n  .isr_vector :'],
    ))).found).toEqual([]);
  });

  it('is silent about repetitions in one memory', async () => {
    expect((await lintMarked(changedScript(
      ['    KEEP(*(.init))', '    KEEP(*(.init))\n    *(.rodata.special)'],
      ['  .rodata : {', '  .rodata : { *(.text.late)'],
    ))).found).toEqual([]);
  });

});
