import { describe, expect, it } from 'vitest';
import { blobsOf, machineFor, programFor } from './support/lockstep.js';
import { type QemuBoard, boards, withQemu } from './support/qemu.js';
import { withoutTools } from './support/toolchain.js';

const targets: readonly (readonly [string, QemuBoard, readonly string[]])[] = [
  ['M3', boards.m3, ['-mcpu=cortex-m3']],
  ['M4 with FPU', boards.m4, ['-mcpu=cortex-m4', '-mfpu=fpv4-sp-d16', '-mfloat-abi=hard']],
  ['M7 with FPU', boards.m7, ['-mcpu=cortex-m7', '-mfpu=fpv5-d16', '-mfloat-abi=hard']],
  ['M33', boards.m33, ['-mcpu=cortex-m33+nodsp', '-mfloat-abi=soft']],
];

describe.skipIf(withoutTools)('exceptions', () => {
  it.each(targets)('handlers on %s see what they see in QEMU', async (_name, board, flags) => {
    const image = await programFor(board, 'exceptions.c', ['-O1', ...flags]);
    const blobs = blobsOf(image);
    const end = image.symbols.find('done')!.address;
    const log = image.symbols.find('log_')!.address;
    const theirs = await withQemu(board, blobs, async (client) => {
      await client.runTo(end);
      return [...new Uint32Array((await client.readMemory(log, 4096)).buffer)];
    });
    const machine = machineFor(board, blobs);
    machine.cpu.setXpsr(0x40000000);
    machine.setStopAddresses([end]);
    expect(machine.run(1e6)).toBe('stop-address');
    const hex = (words: readonly number[]): string[] =>
      words.slice(0, words.findLastIndex((word) => word !== 0) + 1).map((word, i) => `${i}: ${(word >>> 0).toString(16)}`);
    expect(hex(theirs.map((_, i) => machine.bus.read32(log + 4 * i)))).toEqual(hex(theirs));
    expect(theirs.filter((word) => word >>> 28 === 14).length).toBeGreaterThan(18);
  });
});
