import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/no-entry', () => {
  it('is a note at the section of the vector table', async () => {
    const { findings } = await lintScript(changedScript(['ENTRY(Reset_Handler)\n', '']));
    expect(findings).toMatchObject([{ rule: 'linker-script/no-entry', severity: 'note', location: { line: 12 } }]);
  });

  it('is silent about a script without a vector table: a part, an overlay of another', async () => {
    expect((await lintMarked(changedScript(
      ['ENTRY(Reset_Handler)\n', ''],
      ['    KEEP(*(.isr_vector))\n', ''],
    ))).found).toEqual([]);
  });

});
