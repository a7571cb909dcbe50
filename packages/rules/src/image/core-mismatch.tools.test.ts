import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { compileFirmware } from '../../tests/compile-firmware.js';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { coreMismatch } from './core-mismatch.js';

const withFloats = 'volatile float x; int main(void) { x = x * 2.0f; for (;;) {} }';
const withoutFloats = 'int main(void) { for (;;) {} }';
const run = (mcu: string, ...flags: string[]) =>
  runRuleOn(coreMismatch, {
    'App/flash.ld': script(0x08000000, { name: 'FLASH', length: '64K' }),
    ...cubeProject('App', { mcu, linkerScript: 'flash.ld' }),
    'App/Debug/App.elf': compileFirmware(flags.includes('-mfloat-abi=hard') ? withFloats : withoutFloats, 0x08000000, '-O1', flags),
  });
const hard = (fpu: string) => [`-mfpu=${fpu}`, '-mfloat-abi=hard'];

describe.skipIf(withoutTools)('image/core-mismatch on what GCC makes', () => {
  it.each([
    ['STM32L476VGTx', ['-mcpu=cortex-m7', ...hard('fpv5-d16')], 'unit'],
    ['STM32L476VGTx', ['-mcpu=cortex-m33', ...hard('fpv5-sp-d16')], 'architecture'],
    ['STM32F103C8Tx', ['-mcpu=cortex-m4', ...hard('fpv4-sp-d16')], 'architecture'],
    ['STM32H750XBHx', ['-mcpu=cortex-m55', ...hard('fpv5-d16')], 'architecture'],
  ])('finds that %s does not run code of %j', async (mcu, flags, messageId) => {
    expect((await run(mcu, ...flags)).findings).toMatchObject([{ severity: 'error', messageId }]);
  });

  it.each([
    ['STM32H750XBHx', ['-mcpu=cortex-m4', ...hard('fpv4-sp-d16')]],
    ['STM32H750XBHx', ['-mcpu=cortex-m7', ...hard('fpv5-d16')]],
    ['STM32L476VGTx', ['-mcpu=cortex-m4', ...hard('fpv4-sp-d16')]],
    ['STM32U575ZITx', ['-mcpu=cortex-m4', ...hard('fpv4-sp-d16')]],
    ['STM32N657X0Hx', ['-mcpu=cortex-m33', ...hard('fpv5-sp-d16')]],
    ['STM32N657X0Hx', ['-mcpu=cortex-m55', ...hard('fpv5-d16')]],
  ])('is silent about %s with code of %j', async (mcu, flags) => {
    expect((await run(mcu, ...flags)).findings).toEqual([]);
  });

  it.each([
    ['STM32L476VGTx', '-mcpu=cortex-m7'],
    ['STM32L476VGTx', '-mcpu=cortex-m3'],
    ['STM32F103C8Tx', '-mcpu=cortex-m3'],
    ['STM32U575ZITx', '-mcpu=cortex-m23'],
  ])('is silent about %s with code of %s without a floating-point unit', async (mcu, cpu) => {
    expect((await run(mcu, cpu)).findings).toEqual([]);
  });
});
