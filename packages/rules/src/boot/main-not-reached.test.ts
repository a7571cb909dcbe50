import { buildFirmware, type FirmwareOptions } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { loadConstant, partsOf, withHalfWords } from '../../tests/patch-image.js';
import { cubeProject, runRuleOn, script, type Content } from '../../tests/rule-tester.js';
import { mainNotReached } from './main-not-reached.js';

const systemInit = (table: number) => partsOf(table).systemInit;
const undefinedInstruction = [0xde01];
const addFloat = [0xee30, 0x0a00];
const loop = [0xe7fe];
const sleepForEver = [0xbf30, 0xe7fd];
/** MOVS r0,#0; BLX r0 */
const callNull = [0x2000, 0x4780];
/** LDR r0,[r1]; B to it — r1 is loaded with a peripheral before. */
const waitFor = (peripheral: number) => [...loadConstant(1, peripheral), 0x6808, 0xe7fd];

function faulty(code: readonly number[], options: Partial<FirmwareOptions> = {}): Uint8Array {
  const table = options.table ?? 0x08000000;
  return withHalfWords(buildFirmware({ table, vtor: table, ...options }), systemInit(table), code);
}

const single = { 'App/flash.ld': script(0x08000000, { name: 'FLASH', length: '1M' }), ...cubeProject('App', { linkerScript: 'flash.ld' }) };
const run = (image: Uint8Array, more: Content = {}) => runRuleOn(mainNotReached, { ...single, ...more, 'App/Debug/App.elf': image });

describe('boot/main-not-reached', () => {
  it.each([
    ['an undefined instruction', undefinedInstruction, 'undefined by design'],
    ['a floating-point instruction while the unit is off', addFloat, 'FPU is off'],
    ['a call of a null pointer', callNull, 'without the Thumb bit'],
  ])('finds %s on the way, with the function it is in and the call that led there', async (_, code, detail) => {
    const { findings } = await run(faulty(code));
    expect(findings).toMatchObject([
      { severity: 'error', messageId: 'fault', location: { symbol: 'SystemInit' }, related: [{ symbol: 'Reset_Handler' }, { symbol: 'main' }] },
    ]);
    expect(findings[0]?.message).toContain(detail);
    expect(findings[0]?.remedies[0]?.steps.length).toBeGreaterThan(0);
  });

  it('finds an endless loop that nothing can end', async () => {
    const { findings } = await run(faulty(loop));
    expect(findings).toMatchObject([{ messageId: 'loop', location: { symbol: 'SystemInit', address: systemInit(0x08000000) } }]);
  });

  it('finds a stack where the device has no RAM', async () => {
    const { findings } = await run(faulty([0xb401], { stack: 0x20050000 }));
    expect(findings).toMatchObject([{ messageId: 'fault', data: { detail: expect.stringContaining('nothing') } }]);
  });

  it.each([
    ['the program arrives', buildFirmware({ table: 0x08000000 })],
    ['the program arrives by way of its bootloader', buildFirmware({ table: 0x08000000, vtor: 0x08000000 })],
  ])('is silent where %s', async (_, image) => {
    expect(await run(image)).toEqual({ findings: [], notChecked: [] });
  });

  it.each([
    ['an instruction that the simulated core lacks', [0xba80], 'does not know'],
    ['a wait for a peripheral', waitFor(0x40013000), 'peripheral'],
    ['a sleep that only an event ends', sleepForEver, 'sleeps'],
  ])('does not call %s a fault of the program', async (_, code, why) => {
    const { findings, notChecked } = await run(faulty(code));
    expect(findings).toEqual([]);
    expect(notChecked).toMatchObject([{ why: expect.stringContaining(why) }]);
  });

  it('leaves open what a program needs from code that is not in the folder', async () => {
    const external = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App') };
    const { findings, notChecked } = await runRuleOn(mainNotReached, { ...external, 'App/Debug/App.elf': faulty(addFloat, { table: 0x90000000 }) });
    expect(findings).toEqual([]);
    expect(notChecked).toMatchObject([{ why: expect.stringContaining('not in the folder') }]);
  });

  it('finds the fault of an application that its bootloader starts', async () => {
    const pair = {
      'App/STM32L476VGTX_QSPI.ld': script(0x90000000),
      ...cubeProject('App'),
      'App/Debug/App.elf': faulty(addFloat, { table: 0x90000000 }),
      'Boot/flash.ld': script(0x08000000, { name: 'FLASH', length: '1M' }),
      ...cubeProject('Boot', { name: 'Boot', linkerScript: 'flash.ld' }),
      'Boot/Debug/Boot.elf': buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000 }),
    };
    const { findings } = await runRuleOn(mainNotReached, pair);
    expect(findings.filter(({ program }) => program === 'App')).toMatchObject([{ location: { symbol: 'SystemInit' } }]);
  });
});
