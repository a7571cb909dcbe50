import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { coreMismatch } from './core-mismatch.js';

const run = (mcu: string, cpuArch: number, cpuName: string) =>
  runRuleOn(coreMismatch, {
    'App/flash.ld': script(0x08000000, { name: 'FLASH' }),
    ...cubeProject('App', { mcu, linkerScript: 'flash.ld' }),
    'App/Debug/App.elf': buildFirmware({ table: 0x08000000, cpuArch, cpuName }),
  });

describe('image/core-mismatch', () => {
  it.each([
    ['STM32F103C8Tx', 13, '7E-M'],
    ['STM32L053R8Tx', 10, '7-M'],
    ['STM32L476VGTx', 17, '8-M.MAIN'],
    ['STM32H750XBHx', 17, 'Cortex-M33'],
    ['STM32U575ZITx', 21, '8.1-M.MAIN'],
  ])('finds that %s does not run architecture %i', async (mcu, arch, name) => {
    expect((await run(mcu, arch, name)).findings).toMatchObject([{ severity: 'error', messageId: 'architecture', related: [{ file: 'App/.cproject' }] }]);
  });

  it.each([
    ['STM32L476VGTx', 13, '7E-M'],
    ['STM32L476VGTx', 11, '6S-M'],
    ['STM32L476VGTx', 10, '7-M'],
    ['STM32H750XBHx', 10, 'Cortex-M3'],
    ['STM32U575ZITx', 13, '7E-M'],
    ['STM32L476VGTx', 13, 'Cortex-M7'],
    ['STM32F103C8Tx', 2, 'ARM7TDMI'],
  ])('is silent about %s with architecture %i (%s)', async (mcu, arch, name) => {
    expect((await run(mcu, arch, name)).findings).toEqual([]);
  });
});
