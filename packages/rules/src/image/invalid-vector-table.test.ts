import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { withWord } from '../../tests/patch-image.js';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { invalidVectorTable } from './invalid-vector-table.js';

const table = 0x90000000;
const app = { 'App/STM32L476VGTX_QSPI.ld': script(table), ...cubeProject('App') };
const run = (image: Uint8Array) => runRuleOn(invalidVectorTable, { ...app, 'App/Debug/App.elf': image });
const healthy = buildFirmware({ table });

describe('image/invalid-vector-table', () => {
  it.each([
    ['a reset handler without its Thumb bit', 0x9000018a],
    ['erased flash in its place', 0xffffffff],
    ['a reset handler where the image has no code', 0x08001235],
  ])('finds %s', async (_, value) => {
    const { findings } = await run(withWord(healthy, table + 4, value));
    expect(findings).toMatchObject([{ severity: 'error', messageId: 'reset', data: { value } }]);
  });

  it.each([
    ['no stack pointer', 0],
    ['a stack pointer in flash', 0x08010000],
    ['a stack pointer where this device has no RAM', 0x2fff0000],
  ])('finds %s', async (_, value) => {
    const { findings } = await run(withWord(healthy, table, value));
    expect(findings).toMatchObject([{ messageId: 'stack', data: { value } }]);
  });

  it('only warns of a stack pointer that is not aligned: the core drops its low bits', async () => {
    expect((await run(withWord(healthy, table, 0x20017ffe))).findings).toMatchObject([{ severity: 'warning', messageId: 'stack', explains: [] }]);
  });

  it.each([
    ['the end of the RAM', 0x20018000],
    ['the other RAM of the device', 0x10008000],
  ])('is silent about %s', async (_, stack) => {
    expect(await run(buildFirmware({ table, stack }))).toEqual({ findings: [], notChecked: [] });
  });
});
