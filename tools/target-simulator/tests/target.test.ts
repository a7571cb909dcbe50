import { describe, expect, it } from 'vitest';
import { findSimulatedDevice, Target, type TargetFaults } from '../src/index.js';

const dhcsr = 0xe000edf0;
const dfsr = 0xe000ed30;
const demcr = 0xe000edfc;
const aircr = 0xe000ed0c;
const quadspi = 0xa0001000;

const words = (...values: readonly number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer);
const halves = (...values: readonly number[]): Uint8Array => new Uint8Array(Uint16Array.from(values).buffer);

/** A vector table and a few instructions from 0x08000040 on; four words in external flash. */
function target(code: Uint8Array, faults: TargetFaults = {}, name = 'STM32L476VG'): Target {
  const device = findSimulatedDevice(name);
  if (!device) throw new Error(name);
  return new Target(
    device,
    [
      { address: 0x08000000, bytes: words(0x20008000, 0x08000041, 0, 0x08000061) },
      { address: 0x08000040, bytes: code },
      { address: 0x90000000, bytes: words(0x20018000, 0x90000101, 7, 8) },
    ],
    faults,
  );
}

const countUp = halves(0x3001, 0xe7fd); // adds r0, #1; b .
const register = (chip: Target, number: number): number => {
  chip.write(0xe000edf4, 4, number);
  return chip.read(0xe000edf8, 4) ?? -1;
};

describe('a target under a debugger', () => {
  it('halts at the reset vector by vector catch, steps, and says why it halted', () => {
    const chip = target(countUp);
    chip.write(dhcsr, 4, 0xa05f0001);
    chip.write(demcr, 4, 1);
    chip.write(aircr, 4, 0x05fa0004);
    expect(register(chip, 15)).toBe(0x08000040);
    expect(chip.read(dfsr, 4)).toBe(8);
    chip.write(dfsr, 4, 0x1f);
    chip.write(dhcsr, 4, 0xa05f0005);
    expect(register(chip, 15)).toBe(0x08000042);
    expect(register(chip, 0)).toBe(1);
    expect(chip.read(dfsr, 4)).toBe(1);
    expect((chip.read(dhcsr, 4) ?? 0) & 0x20000).toBe(0x20000);
  });

  it('runs in turns between other work until it is halted', async () => {
    const chip = target(countUp);
    chip.start();
    await new Promise((resolve) => setTimeout(resolve, 30));
    chip.write(dhcsr, 4, 0xa05f0003);
    const count = register(chip, 0);
    expect(count).toBeGreaterThan(1000);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(register(chip, 0)).toBe(count);
    chip.stop();
  });

  it('catches a fault before its handler', async () => {
    const chip = target(halves(0x4800, 0x6800, 0x0000, 0x9000)); // ldr r0, [pc]; ldr r0, [r0]: external flash, not mapped
    chip.write(dhcsr, 4, 0xa05f0003);
    chip.write(demcr, 4, 0x400);
    chip.write(dhcsr, 4, 0xa05f0001);
    chip.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    chip.stop();
    expect(register(chip, 15)).toBe(0x08000060);
    expect(chip.read(dfsr, 4)! & 8).toBe(8);
    expect(chip.read(0xe000ed38, 4)).toBe(0x90000000);
  });
});

describe('external flash', () => {
  it('answers while its controller is in memory-mapped mode, and at 0 where it is shown there; a reset takes both away', () => {
    const chip = target(countUp);
    expect(chip.read(0x90000008, 4)).toBeUndefined();
    chip.write(quadspi, 4, 1);
    chip.write(quadspi + 0x14, 4, 0x0d002503);
    expect(chip.read(0x90000008, 4)).toBe(7);
    expect(chip.read(0x9000000d, 1)).toBe(0);
    chip.write(0x40010000, 4, 6);
    expect(chip.read(0x0000000c, 4)).toBe(8);
    expect(chip.write(0x90000000, 4, 0)).toBe(false);
    chip.write(aircr, 4, 0x05fa0004);
    expect(chip.read(0x90000008, 4)).toBeUndefined();
    expect(chip.read(0, 4)).toBe(0x20008000);
  });

  it('gives its identity in indirect mode', () => {
    const chip = target(countUp);
    chip.write(quadspi, 4, 1);
    chip.write(quadspi + 0x14, 4, 0x0100019f);
    expect([0, 1, 2].map(() => chip.read(quadspi + 0x20, 1))).toEqual([0xc2, 0x28, 0x17]);
  });

  it('is mapped by the mode in the control register of an OCTOSPI', () => {
    const chip = target(countUp, {}, 'STM32U575ZI');
    chip.write(0x420d1400, 4, 0x30000001);
    expect(chip.read(0x90000008, 4)).toBe(7);
    chip.write(0x420d1400, 4, 0x00000001);
    expect(chip.read(0x90000008, 4)).toBeUndefined();
  });
});

describe('faults of a target', () => {
  const map = (chip: Target): void => {
    chip.write(quadspi, 4, 1);
    chip.write(quadspi + 0x14, 4, 0x0d002503);
  };

  it('window never or always', () => {
    const never = target(countUp, { window: 'never' });
    map(never);
    expect(never.read(0x90000008, 4)).toBeUndefined();
    expect(target(countUp, { window: 'always' }).read(0x90000008, 4)).toBe(7);
  });

  it('writes that are ignored', () => {
    const chip = target(countUp, { windowWrites: 'ignored' });
    map(chip);
    expect(chip.write(0x90000008, 2, 0xbe11)).toBe(true);
    expect(chip.read(0x90000008, 4)).toBe(7);
  });

  it('another VTOR after reset, another revision of the breakpoint unit', () => {
    expect(target(countUp, { resetVtor: 0x08004000 }).read(0xe000ed08, 4)).toBe(0x08004000);
    expect(target(countUp).read(0xe0002000, 4)! >>> 28).toBe(0);
    expect(target(countUp, { breakpointUnit: 2 }).read(0xe0002000, 4)! >>> 28).toBe(1);
    expect(target(countUp, { breakpointUnit: 1 }, 'STM32F746NG').read(0xe0002000, 4)! >>> 28).toBe(0);
  });

  it('other bytes in the flash than those of the image', () => {
    const device = findSimulatedDevice('STM32L476VG')!;
    const image = { address: 0x08000000, bytes: words(0x20008000, 0x08000041) };
    expect(new Target(device, [image, { address: 0x08000004, bytes: words(0x08001001) }]).read(0x08000004, 4)).toBe(0x08001001);
  });
});
