import { describe, expect, it } from 'vitest';
import type { NumberedMpuRegion } from './facts.js';
import { regionOf, verdictAt } from './mpu.js';

const regions = (...list: readonly (NumberedMpuRegion | undefined)[]): NumberedMpuRegion[] => list.filter((region): region is NumberedMpuRegion => region !== undefined);

/** What MPU_Config() of STM32CubeH7's ExtMem_Boot writes: no access to the 4 GB but for some eighths, then 128 MB at 0x90000000 (RASR by HAL_MPU_ConfigRegion). */
const background = regionOf(0, 7, 0, (1 << 28) | (0 << 24) | (0x87 << 8) | (31 << 1) | 1);
const flash = regionOf(2, 7, 0x90000000, (3 << 24) | (26 << 1) | 1);

describe('Armv7-M regions', () => {
  it('lets the highest number win', () => {
    expect(verdictAt(0x90000068, 5, regions(background, flash), 7)).toMatchObject({ executable: true, why: 'region 2 (0x90000000 to 0x97ffffff) allows it' });
    expect(verdictAt(0x98000000, 5, regions(background, flash), 7)).toMatchObject({ executable: false, why: expect.stringContaining('region 0') });
    const onTop = regionOf(7, 7, 0x90000000, (1 << 28) | (3 << 24) | (26 << 1) | 1);
    expect(verdictAt(0x90000068, 5, regions(background, flash, onTop), 7).why).toBe('region 7 (0x90000000 to 0x97ffffff) is execute-never');
  });

  it('leaves what is in a switched-off eighth to what lies below', () => {
    // 0x00000000 and 0xe0000000 are eighths that 0x87 takes out of the background region.
    expect(verdictAt(0x08000000, 5, regions(background), 7)).toMatchObject({ executable: true, why: expect.stringContaining('default memory map') });
    expect(verdictAt(0x08000000, 1, regions(background), 7)).toMatchObject({ executable: false, why: expect.stringContaining('PRIVDEFENA') });
  });

  it('falls back to the default memory map where it is off', () => {
    expect([0x08000000, 0x20000000, 0x40000000, 0x60000000, 0x90000000, 0xa0000000, 0xe0000000].map((address) => verdictAt(address, 0, [], 7).executable)).toEqual([true, true, false, true, true, false, false]);
  });
});

describe('Armv8-M regions', () => {
  const low = regionOf(0, 8, 0x90000000 | 0b11000, 0x90ffffe0 | 1);

  it('takes an overlap for what it is: a fault', () => {
    const other = regionOf(1, 8, 0x90000000, 0x9000ffe0 | 1);
    expect(verdictAt(0x90000068, 5, regions(low, other), 8)).toMatchObject({ executable: false, why: expect.stringContaining('0 and 1 overlap') });
    expect(verdictAt(0x90100000, 5, regions(low, other), 8).executable).toBe(true);
  });
});
