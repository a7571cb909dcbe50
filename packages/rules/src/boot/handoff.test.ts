import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { pairOf } from '../../tests/pair.js';
import { loadConstant, partsOf, withHalfWords } from '../../tests/patch-image.js';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { handoff } from './handoff.js';

const application = buildFirmware({ table: 0x90000000 });
const bootloader = buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000 });
/** SystemInit writes 0x80 into a register of choice instead of VTOR. */
const writing = (register: number) =>
  withHalfWords(buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000, vtor: 0x80 }), partsOf(0x08000000).systemInit, loadConstant(0, register));
/** SysTick: STR r0,[r0,#4] takes a long reload, MOVS r1,#n and STR r1,[r0] its control register; then BX LR. */
const tickOn = (control: number) => [...loadConstant(0, 0xe000e010), 0x6040, 0x2100 | control, 0x6001, 0x4770];

describe('boot/handoff', () => {
  it('finds an interrupt that is enabled at the jump', async () => {
    const { findings } = await runRuleOn(handoff, pairOf(writing(0xe000e100), application));
    expect(findings).toMatchObject([
      {
        severity: 'warning',
        program: 'App',
        messageId: 'interrupts',
        data: { bootloader: 'Boot', which: 'interrupt 7, enabled in the NVIC,' },
        location: { file: 'Boot/Debug/Boot.elf', symbol: 'Reset_Handler' },
      },
    ]);
  });

  it.each([
    ['counts and interrupts', 7, 1],
    ['counts only', 5, 0],
    ['interrupts without counting', 6, 0],
  ])('takes SysTick from its register, as the run is too short to see it fire: it %s', async (_, control, found) => {
    const starter = buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000, vtor: 0 });
    const ticking = withHalfWords(starter, partsOf(0x08000000).systemInit, tickOn(control));
    const { findings } = await runRuleOn(handoff, pairOf(ticking, application));
    expect(findings).toHaveLength(found);
    if (found > 0) expect(findings[0]).toMatchObject({ messageId: 'interrupts', data: { which: 'SysTick, which runs,' } });
  });

  it('is silent about a bootloader that sets the stack pointer and jumps, with nothing that could interrupt', async () => {
    expect(await runRuleOn(handoff, pairOf(bootloader, application))).toEqual({ findings: [], notChecked: [] });
  });

  it('says nothing of a program without a bootloader', async () => {
    expect(await runRuleOn(handoff, { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App'), 'App/Debug/App.elf': application })).toEqual({
      findings: [],
      notChecked: [],
    });
  });

  it('is not checked where the bootloader does not come to its jump', async () => {
    const { findings, notChecked } = await runRuleOn(handoff, pairOf(withHalfWords(bootloader, partsOf(0x08000000).systemInit, [0xe7fe]), application));
    expect(findings).toEqual([]);
    expect(notChecked).toMatchObject([{ program: 'App', why: expect.stringContaining('did not come to its jump') }]);
  });
});
