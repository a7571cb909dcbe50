import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../src/index.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 40);
const image = fileURLToPath(new URL('../../../examples/l476g-disco-qspi/Bootloader/Debug/Bootloader.elf', import.meta.url));

const command = fc.tuple(
  fc.constantFrom(0xf1, 0xf2, 0xf2, 0xf2, 0xf2, 0xf3, 0xf5, 0xf7, 0x00),
  fc.integer({ min: 0, max: 0x55 }),
  fc.uint8Array({ minLength: 14, maxLength: 14 }),
  fc.boolean(),
  fc.integer({ min: 0, max: 300 }),
);
const request = fc.oneof(
  command.map(([first, second, rest, reads, length]) => {
    const bytes = Buffer.alloc(32 + (reads ? 0 : length));
    bytes[0] = 5;
    Buffer.from([first, second, ...rest]).copy(bytes, 8);
    bytes[24] = reads ? 1 : 0;
    bytes.writeUInt32LE(length, 28);
    return bytes;
  }),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);

describe('the ST-LINK server', () => {
  it('stays up whatever a client sends, and answers the next client', async () => {
    const simulator = await startSimulator({ device: 'STM32L476VG', images: [image] });
    const talk = (bytes: readonly Buffer[], until: number): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        const socket = connect(simulator.port, '127.0.0.1');
        let answer = Buffer.alloc(0);
        socket.on('data', (part: Buffer) => {
          answer = Buffer.concat([answer, part]);
          if (answer.length >= until) socket.destroy();
        });
        socket.on('error', reject);
        socket.on('close', () => resolve(answer));
        for (const part of bytes) socket.write(part);
        socket.end();
      });
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 12 }), async (requests) => {
          await talk(requests, Infinity);
          const greeting = await talk([Buffer.from([6, 0, 0, 0])], 16);
          expect(greeting.readUInt32LE(0)).toBe(1);
        }),
        { numRuns: runs },
      );
    } finally {
      await simulator.stop();
    }
  }, 60_000);

  it('refuses devices that it does not know and files that are no images', async () => {
    await expect(startSimulator({ device: 'STM32F103', images: [] })).rejects.toThrow(/STM32L476VG/);
    await expect(startSimulator({ device: 'STM32L476VG', images: [fileURLToPath(import.meta.url)] })).rejects.toThrow();
  });
});
