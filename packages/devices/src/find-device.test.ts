import { describe, expect, it } from 'vitest';
import { deviceInText, findDevice, type Device } from './index.js';

function flashOf(device: Device | undefined): number | undefined {
  return device?.memories.find((memory) => memory.kind === 'flash' && memory.aliasOf === undefined)?.length;
}

describe('findDevice', () => {
  it.each([
    ['STM32L476VGTx', 'STM32L476VGTx', true, 0x10_0000],
    ['STM32L476VGT6', 'STM32L476VGT6', true, 0x10_0000],
    ['STM32L476VGTX', 'STM32L476VGTx', true, 0x10_0000],
    ['STM32L476VCT6TR', 'STM32L476VCT6TR', true, 0x4_0000],
    ['stm32l476vgyxp', 'STM32L476VGYxP', true, 0x10_0000],
    ['STM32L476VG', 'STM32L476VG', true, 0x10_0000],
    ['stm32l476xx', 'STM32L476xx', false, 0x10_0000],
    ['STM32L476', 'STM32L476', false, 0x10_0000],
    ['STM32L476V(C-E-G)Tx', 'STM32L476V(C-E-G)Tx', false, 0x10_0000],
    ['STM32L476V(C-E)Tx', 'STM32L476V(C-E)Tx', false, 0x8_0000],
    ['STM32H750XBHx', 'STM32H750XBHx', true, 0x2_0000],
    ['STM32H745XG', 'STM32H745XG', true, 0x8_0000],
    ['stm32h745xg', 'STM32H745xG', false, 0x8_0000],
    ['STM32WBA52CEUx', 'STM32WBA52CEUx', true, 0x8_0000],
    ['STM32WB5MMGHx', 'STM32WB5MMGHx', true, 0x10_0000],
    ['STM32U595ZJT6Q', 'STM32U595ZJT6Q', true, 0x40_0000],
    ['  STM32F746NGHx ', 'STM32F746NGHx', true, 0x10_0000],
  ])('%s is %s', (given, name, exact, flash) => {
    const device = findDevice(given);
    expect(device?.name).toBe(name);
    expect(device?.exact).toBe(exact);
    expect(flashOf(device)).toBe(flash);
  });

  it('gives the lengths of the part, and an upper bound where the name leaves parts open', () => {
    const certainty = (name: string): string | undefined => findDevice(name)?.memories.find((memory) => memory.name === 'FLASH')?.lengthCertainty;
    expect(certainty('STM32L476VCTx')).toBe('part');
    expect(certainty('STM32L476VxTx')).toBe('line-maximum');
    expect(certainty('STM32L476V(C-G)Tx')).toBe('line-maximum');
    expect(certainty('STM32H750xx')).toBe('part');
  });

  it('reads a density header as the densities that ST compiles with it', () => {
    const device = findDevice('STM32F103xB');
    expect(device?.headers).toEqual(['stm32f103xb']);
    expect(flashOf(device)).toBe(0x2_0000);
    expect(findDevice('STM32F103C8T6')?.headers).toEqual(['stm32f103xb']);
    expect(findDevice('STM32F103ZET6')?.interruptCount).toBe(60);
    expect(findDevice('STM32F103C8T6')?.interruptCount).toBe(43);
  });

  it('tells the two dies of an STM32L1 apart', () => {
    const ram = (name: string): number | undefined => findDevice(name)?.memories.find((memory) => memory.kind === 'ram')?.length;
    expect(ram('STM32L151C6T6')).toBe(0x2800);
    expect(ram('STM32L151C6T6A')).toBe(0x4000);
    expect(ram('STM32L151C6-A')).toBe(0x4000);
    expect(findDevice('STM32L151xBA')?.headers).toEqual(['stm32l151xba']);
  });

  it('puts the core first that the name points to', () => {
    expect(findDevice('STM32H747XIHx')?.core().label).toBe('CM7');
    expect(findDevice('STM32H747XIHx_CM4')?.core().label).toBe('CM4');
    expect(findDevice('STM32H747xx-CM4')?.core().breakpointUnit.highestAddress).toBe(0x1fff_ffff);
    expect(findDevice('STM32H747XIHx_CM4')?.core('cortex-m7').breakpointUnit.highestAddress).toBe(0xffff_ffff);
    expect(() => findDevice('STM32L476VG')?.core('cortex-m7')).toThrow(/no cortex-m7/);
  });

  it.each([
    ['STM32CubeIDE', 'STM32', 'STM32L4', 'STM32L4xx', 'STM32F4xx_HAL_Driver', 'STM32_FLASH', 'stm32l4xx_hal', 'STM32Cube_FW_L4', 'STM32CubeH7'],
    ['STM32F999ZI', 'STM32X476VG', 'STM32MP257FAIx', 'STM8S105', 'L476VG', 'xSTM32L476VG', 'STM32L476VG.ld', 'STM32L4761', 'STM32L476-', ''],
    ['STM32constructor', 'STM32__proto__', 'STM32toString', 'STM32L476VG\0', 'STM32L476()Tx', 'STM32L476V(C-)Tx', 'STM32L476V(CG)Tx'],
  ])('does not know %s and the like', (...names) => {
    for (const name of names) expect(findDevice(name), name).toBeUndefined();
  });
});

describe('deviceInText', () => {
  it.each([
    ['STM32L476VGTX_FLASH.ld', 'STM32L476VGTx'],
    ['STM32F407VGTx_QSPI.ld', 'STM32F407VGTx'],
    ['stm32h750xb_flash.ld', 'STM32H750xB'],
    ['startup_stm32l476xx.s', 'STM32L476xx'],
    ['C:\\work\\STM32H743ZITX_RAM_D1.ld', 'STM32H743ZITx'],
    ['stm32h747xihx_flash_CM4.ld', 'STM32H747XIHx_CM4'],
    ['STM32H747XX_CM7.ld', 'STM32H747xx_CM7'],
    ['STM32WB55RGVX_M4.ld', 'STM32WB55RGVx_CM4'],
    ['-DSTM32U585xx -DUSE_HAL', 'STM32U585xx'],
    ['STM32L476G-DISCO', 'STM32L476G'],
    ['STM32F769I_DISCOVERY.ld', 'STM32F769I'],
    ['STM32L476Discovery.ld', 'STM32L476'],
    ['STM32CubeIDE/stm32f4xx/STM32F429ZITX_FLASH.ld', 'STM32F429ZITx'],
  ])('%s names %s', (text, name) => {
    expect(deviceInText(text)?.name).toBe(name);
  });

  it.each(['STM32_FLASH.ld', 'STM32CubeIDE', 'stm32l4xx_hal_conf.h', 'linker.ld', 'mystm32l476vg.ld', 'STM32F4Discovery.ld', ''])('%s names none', (text) => {
    expect(deviceInText(text)).toBeUndefined();
  });
});
