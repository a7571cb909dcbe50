import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { runRuleOn, script } from '../../tests/rule-tester.js';
import { sourceProject, systemFiles } from '../../tests/source-project.js';
import { vectorBaseMacro } from './vector-base-macro.js';

const qspi = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000) };
const withSystem = (system: string, defines: readonly string[] = [], more: Readonly<Record<string, string>> = {}) => ({ ...qspi, ...sourceProject('App', { defines, files: { 'Src/system_stm32l4xx.c': system, ...more } }) });
const run = (content: Parameters<typeof runRuleOn>[1]) => runRuleOn(vectorBaseMacro, content);

describe('project/vector-base-macro', () => {
  it('finds the template that always takes the internal flash, with the line of the store and of its macro', async () => {
    const { findings } = await run(withSystem(systemFiles.always));
    expect(findings).toMatchObject([
      {
        severity: 'error',
        messageId: 'elsewhere',
        data: { value: 0x08000000, table: 0x90000000 },
        location: { file: 'App/Src/system_stm32l4xx.c', line: 8, symbol: 'SystemInit' },
        related: [{ line: 2, message: '#define VECT_TAB_OFFSET 0x00' }, { file: 'App/STM32L476VGTX_QSPI.ld', line: 5 }],
      },
    ]);
    expect(findings[0]?.message).toContain('nothing is built yet');
    expect(findings[0]?.remedies[0]?.steps.join('\n')).toContain('system_stm32l4xx.c line 2 "#define VECT_TAB_OFFSET 0x00"');
  });

  it('names the option of the build configuration that gives the wrong base', async () => {
    const { findings } = await run(withSystem(systemFiles.onRequest('#define USER_VECT_TAB_ADDRESS'), ['VECT_TAB_BASE_ADDRESS=0x08020000']));
    expect(findings).toMatchObject([{ data: { value: 0x08020000 }, related: [{ file: 'App/.cproject', message: expect.stringMatching(/^-DVECT_TAB_BASE_ADDRESS=0x08020000, in the build configuration Debug/) }, { line: 8 }, { line: 5 }] }]);
  });

  it('says that base and offset are put together by "or"', async () => {
    const { findings } = await run({ ...withSystem(systemFiles.onRequest('#define USER_VECT_TAB_ADDRESS', '0x90010000', '0x00010000')), 'App/STM32L476VGTX_QSPI.ld': script(0x90020000) });
    expect(findings).toMatchObject([{ messageId: 'overlap', data: { value: 0x90010000, table: 0x90020000 } }]);
  });

  it('warns where nobody writes VTOR for a program in external flash, and points to the line to change', async () => {
    const { findings } = await run(withSystem(systemFiles.onRequest()));
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'unset', location: { file: 'App/Src/system_stm32l4xx.c', line: 2 } }]);
  });

  it('warns of a base that is set without the switch that makes it count', async () => {
    const { findings } = await run(withSystem(systemFiles.onRequest(), ['VECT_TAB_BASE_ADDRESS=0x90000000']));
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'unused', data: { name: 'VECT_TAB_BASE_ADDRESS' }, location: { file: 'App/.cproject' } }]);
  });

  it('warns where a run shows that nobody writes VTOR, and nobody else is there to do it', async () => {
    const image = { 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) };
    expect((await run({ ...withSystem(systemFiles.onRequest()), ...image })).findings).toMatchObject([{ severity: 'warning', messageId: 'unsetInRun', location: { file: 'App/Src/system_stm32l4xx.c', line: 2 } }]);
    expect((await run({ ...qspi, ...sourceProject('App', { mcu: 'STM32N657X0HxQ' }), ...image })).findings).toEqual([]);
    expect((await run({ ...withSystem(systemFiles.onRequest()), 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, vtorInMain: 0x90000000 }) })).findings).toEqual([]);
  });

  it('goes by the sources where the image does not come to main, and says so', async () => {
    const stuck = { 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, startsTableAt: 0x00000004 }) };
    const { findings } = await run({ ...withSystem(systemFiles.always), ...stuck });
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'elsewhere', message: expect.stringContaining('the image does not run as far as main') }]);
    expect((await run({ ...withSystem(systemFiles.always), ...stuck, 'App/STM32L476VGTX_QSPI.ld': script(0x90010000) })).findings).toEqual([]);
  });

  const right = systemFiles.onRequest('#define USER_VECT_TAB_ADDRESS', 'QSPI_BASE');
  const jump = 'void start(void) { SCB->VTOR = 0x90100000; __set_MSP(*(volatile uint32_t *)0x90100000); ((void (*)(void))(*(volatile uint32_t *)0x90100004))(); }\n';
  it.each([
    ['the base is the window', withSystem(right)],
    ['an option says the base', withSystem(systemFiles.onRequest('', 'FLASH_BASE'), ['USER_VECT_TAB_ADDRESS', 'VECT_TAB_BASE_ADDRESS=0x90000000'])],
    ['VTOR follows the linker', withSystem(systemFiles.linker)],
    ['an array stands for the table', withSystem('extern const uint32_t g_pfnVectors[];\nvoid SystemInit(void) { SCB->VTOR = (uint32_t)g_pfnVectors; }\n')],
    ['the linker script defines the symbol', { ...withSystem('extern char __ICFEDIT_intvec_start__;\nvoid SystemInit(void) { SCB->VTOR = (uint32_t)&__ICFEDIT_intvec_start__; }\n'), 'App/STM32L476VGTX_QSPI.ld': `__ICFEDIT_intvec_start__ = 0x90000000;\n${script(0x90000000)}` }],
    ['main corrects it', withSystem(systemFiles.always, [], { 'Src/main.c': 'int main(void)\n{\n  SCB->VTOR = 0x90000000;\n  while (1);\n}\n' })],
    ['another store is for the program that this one starts', withSystem(right, [], { 'Src/boot.c': jump })],
    ['the wrong file is not compiled', { ...withSystem(right), 'App/Debug/old/system_stm32l4xx.c': systemFiles.always }],
    ['the program lies in the internal flash and leaves VTOR alone', { ...withSystem(systemFiles.onRequest()), 'App/STM32L476VGTX_QSPI.ld': script(0x08000000) }],
    ['an image is built: it is run instead', { ...withSystem(systemFiles.always), 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, vtor: 0x90000000 }) }],
  ])('is silent where %s', async (_, content) => {
    const outcome = await run(content);
    expect([outcome.findings, outcome.notChecked]).toEqual([[], []]);
  });

  it.each([
    ['the macro comes from a header that is not there', withSystem(`#include "board.h"\nvoid SystemInit(void) { SCB->VTOR = BOARD_VECTORS; }\n`), /BOARD_VECTORS may be defined in board.h/],
    ['the store depends on a condition at run time', withSystem('void SystemInit(void) { if (*(volatile int *)0x20000000) SCB->VTOR = 0x08000000; }\n'), /depends on a condition at run time/],
    ['the condition depends on a header that is not there', withSystem(`#include "board.h"\nvoid SystemInit(void)\n{\n#ifdef BOARD_REV_B\n  SCB->VTOR = 0x08000000;\n#endif\n}\n`), /BOARD_REV_B may be defined in board.h/],
    ['assembly language mentions VTOR', withSystem(systemFiles.always, [], { 'Startup/early.s': '  ldr r0, =0xE000ED08\n  str r1, [r0]\n' }), /assembly language/],
    ['SystemInit is not there', withSystem('int nothing;\n'), /SystemInit is not among the sources/],
    ['another store may correct it', withSystem(systemFiles.always, [], { 'Src/late.c': 'void relocate(uint32_t to) { SCB->VTOR = to; }\n' }), /value of the variable to/],
    ['VTOR is set to RAM', withSystem('void SystemInit(void) { SCB->VTOR = 0x20000000; }\n'), /whether the table is copied/],
  ])('cannot know where %s', async (_, content, why) => {
    const { findings, notChecked } = await run(content);
    expect(findings).toEqual([]);
    expect(notChecked).toMatchObject([{ why: expect.stringMatching(why) }]);
  });
});
