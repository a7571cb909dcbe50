import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { runRuleOn, script } from '../../tests/rule-tester.js';
import { sourceProject, systemFiles } from '../../tests/source-project.js';
import { sourcesDifferFromImage } from './sources-differ-from-image.js';

const project = (system: string, vtor: number | undefined) => ({
  'App/STM32L476VGTX_QSPI.ld': script(0x90000000),
  ...sourceProject('App', { files: { 'Src/system_stm32l4xx.c': system } }),
  'App/Debug/App.elf': buildFirmware({ table: 0x90000000, ...(vtor === undefined ? {} : { vtor }) }),
});
const cured = systemFiles.onRequest('#define USER_VECT_TAB_ADDRESS', 'QSPI_BASE');

describe('project/sources-differ-from-image', () => {
  it('says that the correction in the sources is not in the image', async () => {
    const { findings } = await runRuleOn(sourcesDifferFromImage, project(cured, 0x08000000));
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'cured', data: { built: 0x08000000, value: 0x90000000 }, location: { file: 'App/Src/system_stm32l4xx.c', line: 17 } }]);
    expect(findings[0]?.related.at(-1)?.message).toContain('the image writes 0x08000000 here');
  });

  it('says that neither is right where both are wrong in different ways', async () => {
    const { findings } = await runRuleOn(sourcesDifferFromImage, project(systemFiles.onRequest('#define USER_VECT_TAB_ADDRESS', '0x08020000'), 0x08000000));
    expect(findings).toMatchObject([{ messageId: 'other', data: { built: 0x08000000, value: 0x08020000 } }]);
  });

  it.each([
    ['both say the same wrong address', project(systemFiles.always, 0x08000000)],
    ['the image is right: its sources are not asked without a reason', project(systemFiles.always, 0x90000000)],
    ['the sources are not certain', project('void SystemInit(void) { SCB->VTOR = somewhere(); }\n', 0x08000000)],
  ])('is silent where %s', async (_, content) => {
    expect((await runRuleOn(sourcesDifferFromImage, content)).findings).toEqual([]);
  });
});
