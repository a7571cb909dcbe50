import { findDevice } from '@qspi-doctor/devices';
import { describe, expect, it } from 'vitest';
import { findSimulatedDevice, simulatedDevices } from '../src/index.js';

/** The device table of the product is made of ST's part data: it judges what the simulator says of a chip. */
describe.each(simulatedDevices)('$name', (simulated) => {
  const device = findDevice(simulated.name);

  it('has the core, the identity, the memories and the window of the part', () => {
    expect(device?.cores.map(({ name }) => name)).toContain(simulated.core);
    const identity = simulated.resetValues.find(([address]) => [0xe0042000, 0x5c001000, 0xe0044000].includes(address))?.[1] ?? 0;
    expect(device?.deviceIds).toContain(identity & 0xfff);
    for (const { name, kind, origin, length } of simulated.memories) {
      if (kind === 'system') continue;
      const known = device?.memories.filter((memory) => memory.origin <= origin && origin + length <= memory.origin + (memory.length ?? 0)) ?? [];
      // SRAM that the part data list as one block may be several here, and the other way round.
      const covered = known.length > 0 || (device?.memories.some((memory) => memory.origin === origin) ?? false);
      expect(covered, `${name} at 0x${origin.toString(16)}`).toBe(true);
    }
    const flash = device?.memories.find(({ kind, origin }) => kind === 'flash' && origin === 0x08000000);
    expect(simulated.memories[0]).toMatchObject({ origin: 0x08000000, length: flash?.length });
    const window = device?.externalWindows.find(({ origin, registers }) => origin === simulated.window.origin && registers === simulated.window.registers);
    expect(window?.peripheral.toLowerCase()).toContain(simulated.window.controller);
    expect(simulated.window.length).toBeLessThanOrEqual(window?.span ?? 0);
  });

  it('remaps to 0 as the part does', () => {
    const remap = device?.remapToZero;
    const option = remap?.options.find(({ peripheral }) => peripheral === 'QUADSPI');
    if (simulated.remap) expect(simulated.remap).toEqual({ register: remap?.register, mask: remap?.mask, value: option?.value });
    else expect(option).toBeUndefined();
  });
});

describe('findSimulatedDevice', () => {
  it('takes longer and shorter names in any case', () => {
    for (const name of ['STM32L476VG', 'stm32l476vgt6', 'STM32L476']) expect(findSimulatedDevice(name)?.name).toBe('STM32L476VG');
    expect(findSimulatedDevice('STM32F103')).toBeUndefined();
  });
});
