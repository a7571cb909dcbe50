import { describe, expect, it } from 'vitest';
import { changedScript, healthyScript, lintMarked } from '../../tests/lint-script.js';

describe('linker-script/init-array-not-kept', () => {
  it('marks the pattern', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['    KEEP(*(.init_array*))', '    *(.init_array*)\n#   ^^^^^^^^^^^^^^^ init-array-not-kept'],
    ));
    expect(found).toEqual(expected);
  });

  it('is silent where all are kept', async () => {
    expect((await lintMarked(healthyScript)).found).toEqual([]);
  });

});
