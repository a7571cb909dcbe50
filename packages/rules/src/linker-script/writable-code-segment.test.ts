import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';
import { cubeProject, runRuleOn } from '../../tests/rule-tester.js';
import { writableCodeSegment } from './writable-code-segment.js';

describe('linker-script/writable-code-segment', () => {
  it('marks the section', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  .init_array (READONLY) :', '  .init_array :\n# ^^^^^^^^^^^ writable-code-segment'],
    ));
    expect(found).toEqual(expected);
  });

  it('marks it READONLY by machine only where another section shows that the tools know the word', async () => {
    const bare = changedScript(['  .init_array (READONLY) :', '  .init_array :']);
    expect((await lintScript(bare)).findings[0]?.remedies[0]?.edits).toBeUndefined();
    const other = bare.replace('  .rodata :', '  .rodata (READONLY) :');
    expect((await lintScript(other)).findings[0]?.remedies[0]?.edits).toMatchObject([{ newText: ' (READONLY)' }]);
  });

  it('is silent about a program in RAM, and program headers of its own', async () => {
    expect((await lintMarked(changedScript(
      ['SECTIONS\n', 'PHDRS { code PT_LOAD FLAGS(5); data PT_LOAD; }\nSECTIONS\n'],
      ['  .init_array (READONLY) :', '  .init_array :'],
      ['    KEEP(*(.isr_vector))\n  } >FLASH', '    KEEP(*(.isr_vector))\n  } >FLASH :code'],
      ['  _sidata', '  _sidata'],
      ['    _edata = .;\n  } >RAM AT> FLASH', '    _edata = .;\n  } >RAM AT> FLASH :data'],
    ))).found).toEqual([]);
  });

  it('is a warning of a lint, and a note of a diagnosis: such firmware runs and halts all the same', async () => {
    const bare = changedScript(['  .init_array (READONLY) :', '  .init_array :']);
    expect((await lintScript(bare)).findings).toMatchObject([{ severity: 'warning' }]);
    const image = buildFirmware({ table: 0x08000000 });
    const project = { 'App/x.ld': bare, ...cubeProject('App', { linkerScript: 'x.ld' }) };
    for (const folder of [{ 'STM32L476VGTX_FLASH.ld': bare }, project, { ...project, 'App/Debug/App.elf': image }]) {
      expect((await runRuleOn(writableCodeSegment, folder)).findings).toMatchObject([{ severity: 'note' }]);
    }
  });
});
