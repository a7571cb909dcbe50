import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { handoff } from '../src/boot/handoff.js';
import { reconfiguresExternalMemory } from '../src/boot/reconfigures-external-memory.js';
import { vtorMismatch } from '../src/boot/vtor-mismatch.js';
import { runRuleOn, script, type Content } from './rule-tester.js';
import { sourceProject, systemFiles } from './source-project.js';

const jump = (before = '') => `typedef void (*pFunction)(void);
pFunction JumpToApplication;
#define APPLICATION_ADDRESS 0x90000000
static void start(void)
{
  uint32_t address = *(__IO uint32_t *)(APPLICATION_ADDRESS + 4);
  ${before}
  JumpToApplication = (pFunction)address;
  __set_MSP(*(__IO uint32_t *)APPLICATION_ADDRESS);
  JumpToApplication();
}
int main(void)
{
  SysTick->CTRL = 0;
  start();
  while (1);
}
`;
const bootloader = (before?: string): Content => ({
  'Boot/flash.ld': script(0x08000000, { name: 'FLASH', length: '1M' }),
  ...sourceProject('Boot', { name: 'Boot', linkerScript: 'flash.ld', files: { 'Src/main.c': `#include "stm32l4xx.h"\n${jump(before)}`, 'Src/system_stm32l4xx.c': systemFiles.onRequest() } }),
});
const application = (system: string, files: Readonly<Record<string, string>> = {}): Content => ({
  'App/STM32L476VGTX_QSPI.ld': script(0x90000000),
  ...sourceProject('App', { files: { 'Src/system_stm32l4xx.c': system, ...files } }),
});

describe('boot/handoff without images', () => {
  it('finds by the sources of both that nobody sets VTOR for the application, and points to the jump', async () => {
    const { findings } = await runRuleOn(handoff, { ...application(systemFiles.onRequest()), ...bootloader() });
    expect(findings).toMatchObject([
      {
        severity: 'error',
        program: 'App',
        messageId: 'vectorBase',
        data: { bootloader: 'Boot', value: 0x08000000, table: 0x90000000, by: 'the sources of Boot and App' },
        location: { file: 'Boot/Src/main.c', line: 11, symbol: 'start' },
        related: [{ file: 'Boot/Src/main.c', line: 16, message: 'main calls start' }, { file: 'App/Src/system_stm32l4xx.c', line: 2 }],
      },
    ]);
    expect(findings[0]?.message).toContain('there is no image to run');
  });

  it('finds it with an image of the application alone, by its run', async () => {
    const { findings } = await runRuleOn(handoff, { ...application(systemFiles.onRequest()), 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }), ...bootloader() });
    expect(findings).toMatchObject([{ messageId: 'vectorBase', data: { by: 'the sources of Boot' } }]);
  });

  it.each([
    ['the bootloader sets VTOR before it jumps', application(systemFiles.onRequest()), bootloader('SCB->VTOR = APPLICATION_ADDRESS;')],
    ['the application sets its own', application(systemFiles.linker), bootloader()],
    ['what the bootloader writes is not certain', application(systemFiles.onRequest()), bootloader('SCB->VTOR = table();')],
  ])('is silent where %s', async (_, one, other) => {
    expect((await runRuleOn(handoff, { ...one, ...other })).findings).toEqual([]);
  });
});

describe('boot/handoff without images, HAL_DeInit', () => {
  const boot = (body: string): Content => ({
    'Boot/flash.ld': script(0x08000000, { name: 'FLASH', length: '1M' }),
    ...sourceProject('Boot', { name: 'Boot', linkerScript: 'flash.ld', files: { 'Src/main.c': `static void start(void) { __set_MSP(*(volatile uint32_t *)0x90000000); ((void (*)(void))(*(volatile uint32_t *)0x90000004))(); }\nint main(void)\n{\n  ${body}\n  start();\n}\n`, 'Src/system_stm32l4xx.c': systemFiles.onRequest() } }),
  });

  it('warns of a reset of the controller on the way to the jump', async () => {
    const { findings } = await runRuleOn(handoff, { ...application(systemFiles.linker), ...boot('BSP_QSPI_EnableMemoryMappedMode();\n  HAL_DeInit();') });
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'resetBefore', data: { bootloader: 'Boot', call: 'HAL_DeInit()', controller: 'QUADSPI' }, location: { file: 'Boot/Src/main.c', line: 5 }, related: [{ line: 1 }] }]);
  });

  it.each([
    ['the memory is mapped behind it', boot('HAL_DeInit();\n  BSP_QSPI_EnableMemoryMappedMode();')],
    ['it is not compiled', boot('\n#if 0\n  HAL_DeInit();\n#endif\n')],
  ])('is silent where %s', async (_, content) => {
    expect((await runRuleOn(handoff, { ...application(systemFiles.linker), ...content })).findings).toEqual([]);
  });
});

describe('boot/reconfigures-external-memory without an image', () => {
  const main = (body: string) => ({ 'Src/main.c': `void MX_QUADSPI_Init(void)\n{\n  HAL_QSPI_Init(&hqspi);\n}\nint main(void)\n{\n  HAL_Init();\n  ${body}\n  while (1);\n}\n` });

  it('warns of a call in main that sets up the controller which the code is fetched through', async () => {
    const { findings, notChecked } = await runRuleOn(reconfiguresExternalMemory, application(systemFiles.linker, main('MX_QUADSPI_Init();')));
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'called', data: { name: 'main', call: 'MX_QUADSPI_Init', controller: 'QUADSPI' }, location: { file: 'App/Src/main.c', line: 8 } }]);
    expect(notChecked).toMatchObject([{ why: expect.stringMatching(/not built yet.*judged by script and sources alone/) }]);
  });

  it.each([
    ['the function is defined and never called', application(systemFiles.linker, main(''))],
    ['the call is not compiled', application(systemFiles.linker, main('\n#ifdef WITH_FLASH\n  MX_QUADSPI_Init();\n#endif\n'))],
    ['the program lies in the internal flash', { ...application(systemFiles.linker, main('MX_QUADSPI_Init();')), 'App/STM32L476VGTX_QSPI.ld': script(0x08000000) }],
  ])('is silent where %s', async (_, content) => {
    expect((await runRuleOn(reconfiguresExternalMemory, content)).findings).toEqual([]);
  });
});

describe('boot/vtor-mismatch with sources', () => {
  it('names the line and the macro that do it', async () => {
    const { findings } = await runRuleOn(vtorMismatch, { ...application(systemFiles.always), 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, vtor: 0x08000000 }) });
    expect(findings).toMatchObject([{ related: [{ file: 'App/Src/system_stm32l4xx.c', line: 8 }, { line: 2, message: '#define VECT_TAB_OFFSET 0x00' }, { symbol: 'g_pfnVectors' }] }]);
    expect(findings[0]?.remedies[0]?.steps.join('\n')).toContain('App/Src/system_stm32l4xx.c line 2 "#define VECT_TAB_OFFSET 0x00"');
  });

  it('does not believe sources that say something else than the run', async () => {
    const { findings } = await runRuleOn(vtorMismatch, { ...application(systemFiles.linker), 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, vtor: 0x08000000 }) });
    expect(findings[0]?.related).toMatchObject([{ symbol: 'g_pfnVectors' }]);
  });
});
