import { describe, expect, it } from 'vitest';
import { coreFacts, coreNames, decodeMpuRegion, isExecuteNeverByDefault, isInMpuRegion, mpuArchitectureOf } from './index.js';

describe('regions of the MPU', () => {
  it('have base, size, access and subregions on PMSAv7', () => {
    // RASR by HAL_MPU_ConfigRegion: no access to the 4 GB but for some eighths, then 128 MB (STM32CubeH7, ExtMem_Boot, MPU_Config).
    expect(decodeMpuRegion(7, 0, 0x1000873f)).toEqual({ start: 0, end: 0xffffffff, executeNever: true, privilegedRead: false, disabledSubregions: 0x87 });
    expect(decodeMpuRegion(7, 0x90000000, 0x03000035)).toEqual({ start: 0x90000000, end: 0x97ffffff, executeNever: false, privilegedRead: true, disabledSubregions: 0 });
    expect(decodeMpuRegion(7, 0x90000000, 0x03000034)).toBeUndefined();
    expect(decodeMpuRegion(7, 0x90000000, 0x04000035)?.privilegedRead).toBe(false);
    expect(decodeMpuRegion(7, 0x93170000, 0x03000031)).toMatchObject({ start: 0x92000000, end: 0x93ffffff });
    expect(decodeMpuRegion(7, 0x20000000, 0x0300ff09)?.disabledSubregions).toBe(0);
  });

  it('have base and limit on PMSAv8', () => {
    expect(decodeMpuRegion(8, 0x90000018, 0x90ffffe1)).toEqual({ start: 0x90000000, end: 0x90ffffff, executeNever: false, privilegedRead: true, disabledSubregions: 0 });
    expect(decodeMpuRegion(8, 0x90000001, 0x90ffffe1)?.executeNever).toBe(true);
    expect(decodeMpuRegion(8, 0x90000000, 0x90ffffe0)).toBeUndefined();
  });

  it('do not hold their switched-off eighths', () => {
    const region = decodeMpuRegion(7, 0, 0x1000873f)!;
    expect([0x08000000, 0x5fffffff, 0x60000000, 0xdfffffff, 0xe0000000].map((address) => isInMpuRegion(region, address))).toEqual([false, false, true, true, false]);
    expect(isInMpuRegion(decodeMpuRegion(7, 0x90000000, 0x03000035)!, 0x98000000)).toBe(false);
  });
});

it('every core but the Cortex-M0 has an MPU, of the architecture of the core', () => {
  for (const core of coreNames) expect(mpuArchitectureOf(core), core).toBe(core === 'cortex-m0' ? undefined : coreFacts(core).architecture.startsWith('armv8') ? 8 : 7);
});

it('the default map executes code, RAM and external memory', () => {
  const addresses = [0, 0x20000000, 0x3fffffff, 0x40000000, 0x5fffffff, 0x60000000, 0x9fffffff, 0xa0000000, 0xd0000000, 0xe0000000, 0xffffffff];
  expect(addresses.map(isExecuteNeverByDefault)).toEqual([false, false, false, true, true, false, false, true, true, true, true]);
});
