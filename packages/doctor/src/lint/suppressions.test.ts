import { MemoryFiles } from '@qspi-doctor/testkit';
import { openWorkspace } from '@qspi-doctor/workspace';
import { describe, expect, it } from 'vitest';
import { examine } from '../index.js';
import { lintText } from '../../tests/lint-text.js';
import { findSuppressions } from './suppressions.js';

const faulty = (before: string, behind = '') => `${before}MEMORY { RAM (rw) : ORIGIN = 0x20000000, LENGTH = 96K }\nSECTIONS {\n.bss : { *(.bss*) } > RUM ${behind}\n}\n`;

describe('suppressions in a script', () => {
  it.each([
    ['in the line', faulty('', '/* qspi-doctor-disable-line linker-script/undefined-region -- declared elsewhere */')],
    ['in the line, as a comment to the end of it', faulty('', '# qspi-doctor-disable-line undefined-region -- declared elsewhere')],
    ['for the whole file', faulty('/* qspi-doctor-disable undefined-region -- declared elsewhere */\n')],
    ['in the line before, over several lines, with several rules', faulty('').replace('.bss', '/* qspi-doctor-disable-next-line\n   undefined-region,linker-script/undefined-region\n   -- declared elsewhere */\n.bss')],
  ])('work %s', async (_, text) => {
    expect((await lintText(text)).findings.filter(({ rule }) => rule !== 'lint/unused-suppression')).toEqual([]);
  });

  it('concern their own line and rule alone', async () => {
    expect((await lintText(faulty('/* qspi-doctor-disable-line undefined-region -- x */\n'))).findings.map(({ rule }) => rule).sort()).toEqual(['linker-script/undefined-region', 'lint/unused-suppression']);
    expect((await lintText(faulty('', '/* qspi-doctor-disable-line duplicate-region -- x */'))).findings.map(({ rule }) => rule)).toContain('linker-script/undefined-region');
  });

  it('concern findings of included files only there', async () => {
    const text = 'MEMORY { RAM (rw) : ORIGIN = 0x20000000, LENGTH = 96K }\nSECTIONS {\nINCLUDE more.ld\n}\n';
    const more = '/* qspi-doctor-disable-next-line undefined-region -- x */\n.bss : { *(.bss*) } > RUM\n';
    expect((await lintText(text, {}, { 'more.ld': more })).findings).toEqual([]);
    expect((await lintText(`/* qspi-doctor-disable undefined-region -- x */\n${text}`, {}, { 'more.ld': more.replace(/^.*\n/, '') })).findings.map(({ rule }) => rule)).toContain('linker-script/undefined-region');
  });

  it('hold for a diagnosis of the whole folder as well', async () => {
    const rulesFound = async (text: string) => {
      const diagnosis = await examine(await openWorkspace(new MemoryFiles({ '/project/x.ld': text }), '/project'));
      return diagnosis.findings.map(({ rule }) => rule);
    };
    expect(await rulesFound(faulty(''))).toContain('linker-script/undefined-region');
    expect(await rulesFound(faulty('', '/* qspi-doctor-disable-line undefined-region -- declared elsewhere */'))).not.toContain('linker-script/undefined-region');
  });

  it('are told from prose and from text that only looks like them', () => {
    expect(findSuppressions('x.ld', '/* see qspi-doctor-disable-line in the guide */ x = "qspi-doctor-disable-line no-entry";')).toEqual([]);
    expect(findSuppressions('x.ld', '/* qspi-doctor-disabled */')).toEqual([]);
  });
});
