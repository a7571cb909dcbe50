import type { Image, Segment } from '@qspi-doctor/elf';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CoreName, coreFeatures, recordBoot } from '../src/index.js';
import { l4Memories } from './support/stm32l4-like.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 150);

/** An image of one segment, as far as a boot record looks at images. */
function imageOf(address: number, bytes: Uint8Array): Image {
  const segment: Partial<Segment> = { type: 'load', virtualAddress: address, physicalAddress: address, fileSize: bytes.length, memorySize: bytes.length };
  return { segments: [segment], bytesAt: (from: number, length: number) => bytes.slice(from - address, from - address + length) } as unknown as Image;
}

it('any bytes end in a record, within the budget', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(coreFeatures) as CoreName[])),
      fc.uint8Array({ minLength: 64, maxLength: 2048 }),
      fc.boolean(),
      (core, bytes, interrupts) => {
        const words = new Uint32Array(64).fill(0x08000101);
        words[0] = 0x20008000;
        const image = imageOf(0x08000000, Uint8Array.from([...new Uint8Array(words.buffer), ...bytes]));
        const record = recordBoot({
          core,
          memories: l4Memories,
          images: [{ name: 'A', image }],
          start: { image: 'A', vectorTable: 0x08000000 },
          stopAt: [{ name: 'main', address: 0x08000400 }],
          budget: 30_000,
          interrupts,
        });
        expect(record.instructions).toBeLessThanOrEqual(30_000 + 100);
        expect(record.path.length).toBeLessThanOrEqual(4096);
        expect(JSON.stringify(record).length).toBeGreaterThan(100);
      },
    ),
    { numRuns },
  );
});

it('any vector table ends in a record', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 2, maxLength: 32 }),
      fc.integer({ min: 0, max: 0xffffffff }),
      (words, vectorTable) => {
        const image = imageOf(vectorTable >>> 0, new Uint8Array(Uint32Array.from(words).buffer));
        const record = recordBoot({
          core: 'cortex-m4',
          memories: l4Memories,
          images: [{ name: 'A', image }],
          start: { image: 'A', vectorTable },
          stopAt: [],
          budget: 2_000,
        });
        expect(record.reachesMain).toBe(false);
      },
    ),
    { numRuns },
  );
});
