import { buildImage, type BuiltSection } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { segmentOutsideDevice } from './segment-outside-device.js';

const section = (address: number, length = 16, loadAddress = address): BuiltSection => ({
  name: '.data',
  address,
  loadAddress,
  bytes: new Uint8Array(length),
  writable: true,
});
const code = (address: number): BuiltSection => ({ ...section(address), name: '.text', executable: true });
const run = (mcu: string, ...sections: BuiltSection[]) =>
  runRuleOn(segmentOutsideDevice, {
    'App/flash.ld': script(0x08000000, { name: 'FLASH', length: '1M' }),
    ...cubeProject('App', { mcu, linkerScript: 'flash.ld' }),
    'App/Debug/App.elf': buildImage({ entry: 1, sections }),
  });

describe('image/segment-outside-device', () => {
  it.each([
    ['external flash of a device without a controller', 'STM32F411RETx', code(0x90000000), 'outside'],
    ['RAM that is not there', 'STM32L476VGTx', section(0x20040000), 'outside'],
    ['RAM beyond its end', 'STM32F411RETx', section(0x2001fff8, 64), 'beyond'],
    ['a load address in nothing', 'STM32L476VGTx', section(0x20000000, 16, 0x0a000000), 'outside'],
  ])('finds %s', async (_, mcu, made, messageId) => {
    expect((await run(mcu, made)).findings).toMatchObject([{ severity: 'error', messageId }]);
  });

  it('tells the headers of the file, which ld put before the first section, from the program', async () => {
    const app = buildImage({ entry: 1, sections: [code(0x08000000), section(0x20000000)] });
    const view = new DataView(app.buffer);
    // The first segment begins with the file: p_offset 0, and the addresses and sizes accordingly.
    const headers = view.getUint32(52 + 4, true);
    const add = (field: number, value: number) => view.setUint32(52 + field, view.getUint32(52 + field, true) + value, true);
    for (const field of [4, 8, 12]) add(field, -headers);
    for (const field of [16, 20]) add(field, headers);
    const { findings } = await runRuleOn(segmentOutsideDevice, { 'App/flash.ld': script(0x08000000, { name: 'FLASH', length: '1M' }), ...cubeProject('App', { mcu: 'STM32H735IGKx', linkerScript: 'flash.ld' }), 'App/Debug/App.elf': app });
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'headers', data: { size: headers, low: 0x08000000 - headers, section: '.text at 0x08000000' } }]);
  });

  it('only warns of flash beyond the data sheet', async () => {
    expect((await run('STM32F411RETx', section(0x0807fff8, 64))).findings).toMatchObject([{ severity: 'warning', messageId: 'beyond', data: { excess: 56 } }]);
  });

  it.each([
    ['internal flash and RAM', 'STM32L476VGTx', [section(0x08000000), section(0x20000000, 16, 0x08000100)]],
    ['two RAMs that join', 'STM32H750XBHx', [section(0x3001fff8, 64)]],
    ['a window of external flash', 'STM32L476VGTx', [section(0x90000000)]],
    ['what is shown at 0', 'STM32L476VGTx', [section(0x00000000, 16, 0x90000000)]],
    ['option bytes and one-time memory', 'STM32L476VGTx', [section(0x1fff7800)]],
    ['pictures in a memory that a driver reads', 'STM32F411RETx', [section(0x90000000)]],
    ['SDRAM of a board', 'STM32H750XBHx', [section(0xd0000000), section(0xc0000000), section(0x60000000)]],
    ['ITCM and its neighbours', 'STM32H750XBHx', [section(0x00000000), section(0x24000000), section(0x30000000), section(0x38000000)]],
  ])('is silent about %s', async (_, mcu, sections) => {
    expect((await run(mcu, ...sections)).findings).toEqual([]);
  });
});
