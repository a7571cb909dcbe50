import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, launch, runRuleOn, script } from '../../tests/rule-tester.js';
import { unreachable } from './unreachable.js';

const l476 = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App') };
const titles = (outcome: Awaited<ReturnType<typeof runRuleOn>>) => outcome.findings[0]?.remedies.map(({ title }) => title.split(/[:,(]/)[0]?.trim()) ?? [];

describe('breakpoint/unreachable', () => {
  it('is an error where main lies above the reach of an FPB of revision 1, with the address of main as evidence', async () => {
    const { findings } = await runRuleOn(unreachable, { ...l476, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) });
    expect(findings).toMatchObject([{ severity: 'error', messageId: 'main', location: { file: 'App/Debug/App.elf', symbol: 'main' }, explains: ['launch/stop-at-unreachable', 'breakpoint/budget'] }]);
    expect(findings[0]?.message).toMatch(/main runs at 0x900001[0-9a-f]{2} in external flash on QUADSPI.*Cortex-M4 \(FPB revision 1\) reaches 0x00000000 to 0x1fffffff only/);
    expect(findings[0]?.related.some(({ file, line }) => file === 'App/STM32L476VGTX_QSPI.ld' && line === 5)).toBe(true);
  });

  it('offers on an L476 all five ways, with the exact registers', async () => {
    const outcome = await runRuleOn(unreachable, { ...l476, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) });
    expect(titles(outcome)).toEqual(['Run the program at address 0', 'Use a watchpoint comparator instead', 'Run the code under test from RAM', 'Debug a build for the internal flash', 'Use a SEGGER J-Link with flash breakpoints']);
    const steps = outcome.findings[0]?.remedies.flatMap((remedy) => remedy.steps).join('\n') ?? '';
    const main = outcome.findings[0]?.location.address ?? 0;
    expect(steps).toContain('write 6 into the memory mode bits (mask 7) of SYSCFG_MEMRMP at 0x40010000');
    expect(steps).toContain(`set *(unsigned int *)0xe0001050 = 0x${main.toString(16)}`);
    expect(steps).toContain('set *(unsigned int *)0xe0001058 = 4');
    expect(steps).toMatch(/runs in SRAM2\w* at 0x10000000/);
  });

  it('calls proved what the tests with the real tools show on the L476, and documented what they do not', async () => {
    const certainties = async (files: Record<string, string | Uint8Array>) => (await runRuleOn(unreachable, files)).findings[0]?.remedies.map(({ certainty }) => certainty);
    expect(await certainties({ ...l476, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) })).toEqual(['proved', 'proved', 'proved', 'proved', 'documented']);
    expect(await certainties({ 'App/x.ld': script(0x90000000), ...cubeProject('App', { mcu: 'STM32G474QETx', linkerScript: 'x.ld' }), 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) })).toEqual(['documented', 'proved', 'proved', 'proved', 'documented']);
  });

  it('offers no alias at 0 on an F4, which has none', async () => {
    const outcome = await runRuleOn(unreachable, { 'App/STM32F469NIHX_QSPI.ld': script(0x90000000), ...cubeProject('App', { mcu: 'STM32F469NIHx', linkerScript: 'STM32F469NIHX_QSPI.ld' }), 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) });
    expect(outcome.findings).toHaveLength(1);
    expect(titles(outcome)).not.toContain('Run the program at address 0');
  });

  it.each([
    ['STM32H750XBHx', 'a Cortex-M7 with an FPB of revision 2'],
    ['STM32U575ZITx', 'a Cortex-M33'],
  ])('is silent on %s, %s', async (mcu) => {
    expect((await runRuleOn(unreachable, { 'App/x.ld': script(0x90000000), ...cubeProject('App', { mcu, linkerScript: 'x.ld' }), 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) })).findings).toEqual([]);
  });

  it('is silent where the program runs at the alias at 0, and in the internal flash', async () => {
    for (const firmware of [buildFirmware({ table: 0, loadedAt: 0x90000000 }), buildFirmware({ table: 0x08000000 })]) {
      expect((await runRuleOn(unreachable, { ...l476, 'App/Debug/App.elf': firmware })).findings).toEqual([]);
    }
  });

  it('is silent about code in RAM, where software breakpoints work', async () => {
    expect((await runRuleOn(unreachable, { ...l476, 'App/Debug/App.elf': buildFirmware({ table: 0x08000000, mainAt: 0x20000400, mainLoadedAt: 0x08001000 }) })).findings).toEqual([]);
  });

  it('is a note where a J-Link is used, and where single functions alone are out of reach', async () => {
    const jlink = await runRuleOn(unreachable, { ...l476, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }), 'App/App.launch': launch({ probe: 'jlink' }) });
    expect(jlink.findings).toMatchObject([{ severity: 'note', messageId: 'jlink' }]);
    const single = await runRuleOn(unreachable, { ...l476, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, mainAt: 0x08001000 }) });
    expect(single.findings).toMatchObject([{ severity: 'note', messageId: 'functions' }]);
  });

  it('warns by the linker script alone where nothing is built yet, and says that the image was not seen', async () => {
    const { findings, notChecked } = await runRuleOn(unreachable, l476);
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'script', location: { file: 'App/STM32L476VGTX_QSPI.ld', line: 5 } }]);
    expect(notChecked).toMatchObject([{ rule: 'breakpoint/unreachable', why: expect.stringMatching(/not built yet.*judged by the linker script alone/) }]);
    const inside = await runRuleOn(unreachable, { ...l476, 'App/STM32L476VGTX_QSPI.ld': script(0x08000000) });
    expect(inside.findings).toEqual([]);
    expect(inside.notChecked).toHaveLength(1);
  });

  it.each([['CM7', 0], ['CM4', 1]] as const)('looks at the core that the project is for: %s of an STM32H747', async (core, count) => {
    const outcome = await runRuleOn(unreachable, { 'App/x.ld': script(0x90000000), ...cubeProject('App', { name: `App_${core}`, mcu: 'STM32H747XIHx', linkerScript: 'x.ld' }), [`App/Debug/App_${core}.elf`]: buildFirmware({ table: 0x90000000, interrupts: 150 }) });
    expect(outcome.findings).toHaveLength(count);
  });

  it('is not checked where the core is not known', async () => {
    const plain = await runRuleOn(unreachable, { 'build/fw.elf': buildFirmware({ table: 0x90000000 }), 'fw.ld': script(0x90000000) });
    expect(plain.notChecked).toMatchObject([{ why: expect.stringContaining('cortex-m4 or cortex-m7') }]);
  });
});
