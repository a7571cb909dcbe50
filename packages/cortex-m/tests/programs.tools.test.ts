import { describe, expect, it } from 'vitest';
import { blobsOf, lockstep, machineFor, registersOf, programFor } from './support/lockstep.js';
import { type QemuBoard, boards, withQemu } from './support/qemu.js';
import { withoutTools } from './support/toolchain.js';

const levels = ['-O0', '-Og', '-O1', '-O2', '-Os', '-O3'];
/** Single steps compared; LOCKSTEPS sets another number. */
const steps = Number(process.env['LOCKSTEPS'] ?? 150);
/** Other boards run two levels unless EVERY_LEVEL is set. */
const someLevels = process.env['EVERY_LEVEL'] ? levels : ['-O1', '-O3'];

const targets: readonly (readonly [string, QemuBoard, readonly string[]])[] = [
  ['M3', boards.m3, ['-mcpu=cortex-m3']],
  ['M4 with FPU', boards.m4, ['-mcpu=cortex-m4', '-mfpu=fpv4-sp-d16', '-mfloat-abi=hard']],
  ['M7 with FPU', boards.m7, ['-mcpu=cortex-m7', '-mfpu=fpv5-d16', '-mfloat-abi=hard']],
  ['M0 code', boards.m3, ['-mcpu=cortex-m0']],
  ['M23 code', boards.m33, ['-mcpu=cortex-m23']],
  ['M33 without options', boards.m33, ['-mcpu=cortex-m33+nodsp', '-mfloat-abi=soft']],
  ['M55 without MVE', boards.m55, ['-mcpu=cortex-m55+nomve', '-mfloat-abi=hard']],
];

describe.skipIf(withoutTools).each(targets)('%s', (name, board, flags) => {
  it.each(name.includes('with FPU') ? levels : someLevels)('a program at %s leaves the same memory and registers as in QEMU', async (level) => {
    const image = await programFor(board, 'workout.c', [level, ...flags]);
    const blobs = blobsOf(image);
    const end = image.symbols.find('done')!.address;
    const data = { address: board.data, length: image.sections.find((section) => section.name === '.data')!.size };
    const machine = machineFor(board, blobs);
    await withQemu(board, blobs, async (client) => {
      expect((await lockstep(client, machine, end, steps)).difference).toBeUndefined();
      await client.runTo(end);
      machine.setStopAddresses([end]);
      expect(machine.run(5e6)).toBe('stop-address');
      const theirs = await client.readMemory(data.address, data.length);
      const ours = theirs.map((_, i) => machine.bus.read8(data.address + i));
      expect(ours).toEqual(theirs);
      expect(registersOf(machine)).toEqual(await client.registers());
    });
    if (process.env['SHOW_COUNTS']) console.log(level, machine.now);
  });
});
