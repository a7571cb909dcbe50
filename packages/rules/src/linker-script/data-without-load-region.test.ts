import { describe, expect, it } from 'vitest';
import { changedScript, healthyScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/data-without-load-region', () => {
  it('marks the section', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  .data :', '  .data :\n# ^^^^^ data-without-load-region'],
      ['  } >RAM AT> FLASH', '  } >RAM'],
    ));
    expect(found).toEqual(expected);
  });

  it('writes AT> where LOADADDR shows that it was meant', async () => {
    const text = changedScript(['  } >RAM AT> FLASH', '  } >RAM']);
    const edit = (await lintScript(text)).findings[0]?.remedies[0]?.edits?.[0];
    expect(text.slice(0, edit?.range.start) + (edit?.newText ?? '') + text.slice(edit?.range.end)).toBe(healthyScript);
    expect((await lintScript(text.replace('  _sidata = LOADADDR(.data);\n', ''))).findings[0]?.remedies[0]?.edits).toBeUndefined();
  });

  it('is silent about a program that is linked for RAM', async () => {
    expect((await lintScript(healthyScript.replaceAll('>FLASH', '>RAM').replace('>RAM AT> FLASH', '>RAM'))).findings.map(({ rule }) => rule)).not.toContain('linker-script/data-without-load-region');
  });

  it('takes AT(…) for a load address', async () => {
    expect((await lintMarked(changedScript(
      ['  .data :', '  .data : AT(ADDR(.init_array) + SIZEOF(.init_array))'],
      ['  } >RAM AT> FLASH', '  } >RAM'],
    ))).found).toEqual([]);
  });

});
