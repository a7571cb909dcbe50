import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource, readImage } from '../src/index.js';
import { sampleElf } from './elf-builder.js';
import { mutate, mutations } from './mutations.js';
import { touchEverything } from './toolchain.js';

/** `FUZZ_RUNS=100000` for a long run. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 500);

describe('any bytes', () => {
  it('mutations of the sample never throw and never take long', { timeout: 3_600_000 }, async () => {
    const original = sampleElf().bytes;
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const start = performance.now();
        const { value } = await readImage(bytesSource(mutate(original, changes)));
        if (value) touchEverything(value);
        expect(performance.now() - start).toBeLessThan(3000);
      }),
      { numRuns },
    );
  });

  it('noise behind a valid identification never throws', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 48, maxLength: 2000 }), async (noise) => {
        const { value } = await readImage(bytesSource(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, ...new Uint8Array(8), ...noise)));
        if (value) touchEverything(value);
      }),
      { numRuns },
    );
  });
});
