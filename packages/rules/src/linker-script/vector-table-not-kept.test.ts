import { describe, expect, it } from 'vitest';
import { changedScript, healthyScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/vector-table-not-kept', () => {
  it('marks the pattern', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['    KEEP(*(.isr_vector))', '    *(.isr_vector)\n#   ^^^^^^^^^^^^^^ vector-table-not-kept'],
    ));
    expect(found).toEqual(expected);
  });

  it('puts KEEP around it', async () => {
    const text = changedScript(['KEEP(*(.isr_vector))', '*(.isr_vector)']);
    const edit = (await lintScript(text)).findings[0]?.remedies[0]?.edits?.[0];
    expect(text.slice(0, edit?.range.start) + (edit?.newText ?? '') + text.slice(edit?.range.end)).toBe(healthyScript);
  });

  it('is a note in a script without any KEEP, whose builds seem not to collect sections', async () => {
    const { findings } = await lintScript(healthyScript.replace(/KEEP\((.*)\)$/gm, '$1'));
    expect(findings).toMatchObject([{ rule: 'linker-script/vector-table-not-kept', severity: 'note' }]);
  });

  it('is silent where EXTERN or ENTRY keeps the table', async () => {
    expect((await lintMarked(changedScript(
      ['ENTRY(Reset_Handler)', 'ENTRY(Reset_Handler)\nEXTERN(vector_table)'],
      ['KEEP(*(.isr_vector))', '*(.isr_vector)'],
    ))).found).toEqual([]);
  });

});
