import type { MpuArchitecture } from '@qspi-doctor/devices';
import { describe, expect, it } from 'vitest';
import { MemoryProtection } from './memory-protection.js';

const [control, number, base, attributes] = [0xe000ed94, 0xe000ed98, 0xe000ed9c, 0xe000eda0];

/** Registers in the order in which they are written; each write has its place in the list as its pc. */
function unit(architecture: MpuArchitecture, ...writes: readonly (readonly [address: number, value: number])[]): MemoryProtection {
  const made = new MemoryProtection(architecture);
  writes.forEach(([address, value], index) => made.write({ address, value, pc: index }));
  return made;
}

/** RASR of PMSAv7: enabled, 2^bits bytes, full access. */
const rasr = (bits: number, more = 0): number => (0x03000001 | ((bits - 1) << 1) | more) >>> 0;
const executeNever = 0x10000000;
const on = 1;
const withDefault = 5;

describe('the default memory map', () => {
  it.each([
    [0x00000000, false],
    [0x20000000, false],
    [0x40000000, true],
    [0x60000000, false],
    [0x90000000, false],
    [0x9fffffff, false],
    [0xa0000000, true],
    [0xd0000000, true],
    [0xe0000000, true],
  ])('%i', (address, never) => {
    expect(unit(7).refusal(address)?.by).toBe(never ? 'default' : undefined);
  });
});

describe('PMSAv7', () => {
  it('a region allows and forbids execution within its bounds', () => {
    const mpu = unit(7, [number, 1], [base, 0x90000000], [attributes, rasr(24, executeNever)], [control, withDefault]);
    expect(mpu.refusal(0x90ffffff)).toEqual({ by: 'region', region: 1, pc: 2 });
    expect(mpu.refusal(0x91000000)).toBeUndefined();
    expect(unit(7, [base, 0xa0000010], [attributes, rasr(24)], [control, withDefault]).refusal(0xa0000000)).toBeUndefined();
  });

  it('the highest region counts where two overlap', () => {
    const all = [number, 0] as const;
    const mpu = unit(7, all, [base, 0], [attributes, rasr(32, executeNever)], [base, 0x90000011], [attributes, rasr(26)], [control, on]);
    expect(mpu.refusal(0x90000000)).toBeUndefined();
    expect(mpu.refusal(0x08000000)).toMatchObject({ by: 'region', region: 0 });
  });

  it('a sub-region that is switched off does not belong to the region: the background of ST covers 0x60000000 to 0xdfffffff', () => {
    const mpu = unit(7, [number, 0], [base, 0], [attributes, 0x1000873f], [control, withDefault]);
    expect(mpu.refusal(0x08000000)).toBeUndefined();
    expect(mpu.refusal(0x5fffffff)?.by).toBe('default');
    expect(mpu.refusal(0x60000000)).toMatchObject({ by: 'region', region: 0 });
    expect(mpu.refusal(0xdfffffff)).toMatchObject({ by: 'region', region: 0 });
  });

  it('without background, what no region names is refused; without the MPU, nothing but the default', () => {
    expect(unit(7, [base, 0x08000000], [attributes, rasr(20)], [control, on]).refusal(0x90000000)).toEqual({ by: 'background', pc: 2 });
    expect(unit(7, [base, 0x90000000], [attributes, rasr(24, executeNever)]).refusal(0x90000000)).toBeUndefined();
    expect(unit(7, [base, 0x90000000], [attributes, rasr(24, executeNever)], [attributes, 0], [control, withDefault]).refusal(0x90000000)).toBeUndefined();
  });

  it('notes a base that is no multiple of the size', () => {
    expect(unit(7, [number, 2], [base, 0x93170000], [attributes, rasr(25)]).misaligned).toEqual([{ region: 2, base: 0x93170000, size: 0x2000000, pc: 2 }]);
    expect(unit(7, [base, 0x92000000], [attributes, rasr(25)], [base, 0], [attributes, rasr(32)]).misaligned).toEqual([]);
  });
});

describe('PMSAv8', () => {
  it('a region has a base and a limit, and XN in its base', () => {
    const mpu = unit(8, [number, 0], [base, 0x90000001], [attributes, 0x93ffffe1], [control, withDefault]);
    expect(mpu.refusal(0x90000000)).toEqual({ by: 'region', region: 0, pc: 1 });
    expect(mpu.refusal(0x93ffffff)?.by).toBe('region');
    expect(mpu.refusal(0x94000000)).toBeUndefined();
    expect(mpu.misaligned).toEqual([]);
  });

  it('the aliases of base and limit are the next regions', () => {
    const mpu = unit(8, [number, 4], [0xe000eda4, 0xa0000000], [0xe000eda8, 0xa3ffffe1], [control, withDefault]);
    expect(mpu.refusal(0xa0000000)).toBeUndefined();
    expect(mpu.refusal(0xa4000000)?.by).toBe('default');
  });
});
