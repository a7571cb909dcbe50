import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutTools } from '@qspi-doctor/testkit';
import { bytesSource, readExternalLoader, readImage } from '../src/index.js';
import { mutate, mutations } from './mutations.js';
import { Workbench, touchEverything } from './toolchain.js';

/** `FUZZ_RUNS=100000` for a long run. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);

describe.skipIf(withoutTools)('mutations of real images', () => {
  let bench: Workbench;
  beforeAll(() => {
    bench = new Workbench();
  });
  afterAll(() => bench.remove());

  it('never throw, never take long, and leave what is told consistent', { timeout: 7_200_000 }, async () => {
    bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m3', '-mbig-endian', '-g', '-Iinc', '-c', 'main.c', '-o', 'big.o');
    const originals = [
      bench.c('dwarf2.elf', '-gdwarf-2', '-O1', '-Wl,--build-id'),
      bench.c('dwarf5.elf', '-gdwarf-5', '-O1', '-ffunction-sections'),
      bench.cpp('cpp.elf', '-g', '-O0'),
      bench.c('gz.elf', '-g', '-O1', '-Wl,--compress-debug-sections=zlib'),
      bench.c('wide.elf', '-gdwarf64', '-gdwarf-5', '-O1'),
      'big.o',
    ].map((path) => bench.bytes(path));
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: originals.length - 1 }), mutations, async (which, changes) => {
        const bytes = mutate(originals[which] ?? new Uint8Array(0), changes);
        const start = performance.now();
        const { value, problems } = await readImage(bytesSource(bytes));
        if (value) {
          touchEverything(value);
          readExternalLoader(value);
          for (const { sectionIndex } of value.symbols) expect(sectionIndex).toBeGreaterThanOrEqual(0);
          for (const segment of value.segments) void value.bytesAt(segment.virtualAddress, segment.fileSize);
        }
        slowest = Math.max(slowest, performance.now() - start);
        expect(performance.now() - start).toBeLessThan(5000);
        expect(value === undefined ? problems.length : 1).toBeGreaterThan(0);
        expect(problems.length).toBeLessThanOrEqual(201);
      }),
      { numRuns },
    );
    expect(slowest).toBeGreaterThan(0);
    if (numRuns > 10_000)
      console.log(`${numRuns} mutated images; the slowest took ${slowest.toFixed(0)} ms; ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
  });
});
