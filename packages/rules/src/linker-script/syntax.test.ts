import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/syntax', () => {
  it('marks what ld cannot read', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  _sidata = LOADADDR(.data);', '  _sidata = LOADADDR(.data;\n#                         ^ syntax'],
    ));
    expect(found).toEqual(expected);
  });

  it('tells of every error in the file, and leaves the other rules alone', async () => {
    const { findings, notChecked } = await lintScript(changedScript(['LENGTH = 96K', 'LENGTH = = 96K'], ['. = . + _Min_Stack_Size;', '. = . + ;']));
    expect(findings.map(({ rule, location }) => `${rule} ${location.line}`)).toEqual(['linker-script/syntax 8', 'linker-script/syntax 58']);
    expect(notChecked.some(({ rule }) => rule === 'linker-script/undefined-region')).toBe(true);
  });

  it('says of a script for the C preprocessor that it was not checked, and makes no heap of errors', async () => {
    const { findings, notChecked } = await lintScript(`#include "board.h"\n#if FLASH_KB > 64\nMEMORY { F : ORIGIN = BASE_OF(FLASH), LENGTH = FLASH_KB }\n#endif\n`, { file: 'x.ld.S' });
    expect(findings).toEqual([]);
    expect(notChecked.length).toBeGreaterThan(10);
  });

  it.each(['\u00ff\u00fe', ''])('tells of UTF-16 by name, with a byte order mark %j', async (mark) => {
    const { findings } = await lintScript(mark + [...changedScript()].join('\0') + '\0');
    expect(findings).toMatchObject([{ rule: 'linker-script/syntax', data: { problem: expect.stringContaining('UTF-16') }, location: { line: 1 } }]);
  });

  it('tells of errors in included files where they stand', async () => {
    const { findings } = await lintScript(changedScript(['MEMORY', 'INCLUDE more.ld\nMEMORY']), { more: { 'more.ld': '\nx = 1 +;\n' } });
    expect(findings).toMatchObject([{ rule: 'linker-script/syntax', location: { file: 'more.ld', line: 2 } }]);
  });

});
