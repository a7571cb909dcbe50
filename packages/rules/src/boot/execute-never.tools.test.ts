import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { bootCode, compileFirmware } from '../../tests/compile-firmware.js';
import { pairOf } from '../../tests/pair.js';
import { runRuleOn } from '../../tests/rule-tester.js';
import { executeNever } from './execute-never.js';

/** As HAL_MPU_ConfigRegion and HAL_MPU_Enable write them. */
const region = (number: number, base: number, attributes: number) => `REG(0xe000ed98) = ${number}; REG(0xe000ed9c) = 0x${base.toString(16)}u; REG(0xe000eda0) = 0x${attributes.toString(16)}u;`;
const enable = 'REG(0xe000ed94) = 5;';
/** 16 MB, read and write, with and without the right to execute. */
const [executable, forbidden] = [0x0300002f, 0x1300002f];
const boot = (mpu = '') => compileFirmware(`${bootCode.map}${bootCode.jump}int main(void) { map(); ${mpu} jump(0x90000000); for (;;) {} }`, 0x08000000);
const application = (mpu = '') => compileFirmware(`__attribute__((noinline)) static void MPU_Config(void) { ${mpu} }\nint main(void) { MPU_Config(); for (;;) {} }`, 0x90000000);

describe.skipIf(withoutTools)('boot/execute-never', () => {
  it('finds a region of the bootloader that forbids to execute the application', async () => {
    const { findings } = await runRuleOn(executeNever, pairOf(boot(`${region(1, 0x90000000, forbidden)} ${enable}`), application()));
    expect(findings).toMatchObject([{ severity: 'error', program: 'App', messageId: 'region', data: { region: 1 }, location: { file: 'Boot/Debug/Boot.elf', symbol: 'main' } }]);
  });

  it('finds a region with which the application locks itself out', async () => {
    const { findings } = await runRuleOn(executeNever, pairOf(boot(), application(`${region(0, 0x90000000, forbidden)} ${enable}`)));
    expect(findings).toMatchObject([{ messageId: 'region', data: { region: 0 }, location: { file: 'App/Debug/App.elf', symbol: 'MPU_Config' } }]);
  });

  it('finds an MPU without a background and without a region for the flash', async () => {
    const { findings } = await runRuleOn(executeNever, pairOf(boot(`${region(0, 0x08000000, 0x03000027)} REG(0xe000ed94) = 1;`), application()));
    expect(findings).toMatchObject([{ messageId: 'background', location: { file: 'Boot/Debug/Boot.elf' } }]);
  });

  it.each([
    ['no MPU', '', ''],
    ['a region that allows execution', `${region(0, 0x90000000, executable)} ${enable}`, ''],
    ["ST's background with a region for the flash above it", `${region(0, 0, 0x1000873f)} ${region(1, 0x90000000, executable)} ${enable}`, `${region(2, 0x20000000, forbidden)} ${enable}`],
    ['regions that are written and never switched on', region(1, 0x90000000, forbidden), ''],
  ])('is silent about %s', async (_, first, second) => {
    expect(await runRuleOn(executeNever, pairOf(boot(first), application(second)))).toEqual({ findings: [], notChecked: [] });
  });
});
