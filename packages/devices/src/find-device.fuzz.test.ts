import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceInText, findDevice } from './index.js';
import { deviceTable } from './table.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 3000);
const selectors = Object.keys(deviceTable().selectors);

describe('findDevice on anything', () => {
  it('never throws, and knows only what starts with a base of the table', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }).map((tail) => `STM32${tail}`),
      fc.stringMatching(/^STM32[A-Z0-9()_-]{0,20}$/),
      fc.tuple(fc.constantFrom(...selectors), fc.string({ maxLength: 12 })).map(([base, tail]) => `STM32${base}${tail}`),
      fc.tuple(fc.constantFrom(...selectors), fc.stringMatching(/^[A-Zx0-9()-]{0,9}$/)).map(([base, tail]) => `stm32${base.toLowerCase()}${tail}`),
    );
    fc.assert(
      fc.property(text, (name) => {
        for (const device of [findDevice(name), deviceInText(name)]) {
          if (device === undefined) continue;
          expect(name.toUpperCase()).toContain(device.name.slice(0, 9).toUpperCase());
          expect(device.cores.length).toBeGreaterThan(0);
          expect(device.memoryAt(0xffff_ffff)).toBeUndefined();
        }
      }),
      { numRuns },
    );
  });

  it('stays quick on long texts', () => {
    fc.assert(
      fc.property(fc.constantFrom('STM32', 'STM32L476V(', 'STM32L476V(C-', '(-', 'STM32L476_'), (piece) => {
        const started = performance.now();
        deviceInText(piece.repeat(20_000));
        findDevice(piece.repeat(20_000));
        expect(performance.now() - started).toBeLessThan(1000);
      }),
      { numRuns: 20 },
    );
  });

  it('spells a name so that it is found again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...selectors), fc.stringMatching(/^[A-Zx][0-9A-Zx]([A-Z][0-9x]?)?$/), (base, tail) => {
        const device = findDevice(`STM32${base}${tail}`);
        if (device === undefined) return;
        const again = findDevice(device.name);
        expect(again?.name).toBe(device.name);
        expect(again?.memories).toEqual(device.memories);
      }),
      { numRuns },
    );
  });
});
