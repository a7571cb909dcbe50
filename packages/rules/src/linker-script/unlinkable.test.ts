import { describe, expect, it } from 'vitest';
import { changedScript, healthyScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/unlinkable', () => {
  it('marks an assertion that no program can meet, and two load addresses', async () => {
    const { findings } = await lintScript(changedScript(['SECTIONS\n', 'ASSERT(LENGTH(RAM) > 128K, "too little")\nSECTIONS\n'], ['  .data :', '  .data : AT(0x08010000)']));
    expect(findings.filter(({ rule }) => rule === 'linker-script/unlinkable')).toMatchObject([{ location: { line: 11 } }, { message: expect.stringContaining('both a load address') as string }]);
  });

  it('is silent otherwise', async () => {
    expect((await lintMarked(healthyScript)).found).toEqual([]);
  });

});
