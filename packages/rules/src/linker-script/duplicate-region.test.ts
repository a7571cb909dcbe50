import { describe, expect, it } from 'vitest';
import { changedScript, healthyScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/duplicate-region', () => {
  it('marks the second declaration', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K\n  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 16K\n# ^^^^ duplicate-region'],
    ));
    expect(found).toEqual(expected);
  });

  it('says what # means to ld where both branches of an #if count', async () => {
    const text = changedScript(['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '#ifdef BIG\n  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K\n#else\n  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 16K\n#endif']);
    const inCubeIde = await lintScript(text, { more: { '.cproject': '<cproject/>' } });
    expect(inCubeIde.findings).toMatchObject([{ rule: 'linker-script/duplicate-region', data: { directives: true } }]);
    expect((await lintScript(text)).findings).toEqual([]);
  });

  it('is silent otherwise', async () => {
    expect((await lintMarked(healthyScript)).found).toEqual([]);
  });

});
