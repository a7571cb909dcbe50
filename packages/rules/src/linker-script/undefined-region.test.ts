import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/undefined-region', () => {
  it('marks the name behind >', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['    KEEP(*(.isr_vector))\n  } >FLASH', '    KEEP(*(.isr_vector))\n  } >FLSH\n#    ^^^^ undefined-region'],
    ));
    expect(found).toEqual(expected);
  });

  it('marks the name behind AT> and in ORIGIN()', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  } >RAM AT> FLASH', '  } >RAM AT> ROM\n#            ^^^ undefined-region'],
    ));
    expect(found).toEqual(expected);
  });

  it('mends a name that differs in case alone', async () => {
    const [finding] = (await lintScript(changedScript(['  } >RAM AT> FLASH', '  } >RAM AT> Flash']))).findings;
    expect(finding?.remedies[0]?.edits).toMatchObject([{ newText: 'FLASH' }]);
    const [other] = (await lintScript(changedScript(['  } >RAM AT> FLASH', '  } >RAM AT> FLSH']))).findings;
    expect(other?.data).toMatchObject({ near: 'FLASH' });
    expect(other?.remedies[0]?.edits).toBeUndefined();
  });

  it('does not judge a part of another script, which declares the regions', async () => {
    const { findings, notChecked } = await lintScript('SECTIONS { .text : { *(.text*) } >FLASH }');
    expect(findings).toEqual([]);
    expect(notChecked[0]?.why).toContain('part of another script');
  });

  it('is silent about aliases', async () => {
    expect((await lintMarked(changedScript(
      ['SECTIONS\n', 'REGION_ALIAS("ROM", FLASH)\nSECTIONS\n'],
      ['  } >RAM AT> FLASH', '  } >RAM AT> ROM'],
    ))).found).toEqual([]);
  });

});
