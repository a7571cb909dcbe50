import { describe, expect, it } from 'vitest';
import type { BreakpointUnitFacts } from './facts.js';
import { chooseMeans } from './proof.js';

const unit = (revision: 1 | 2): BreakpointUnitFacts => ({ control: 0, name: 'FPB', revision, comparators: 6, highestAddress: revision === 1 ? 0x1fffffff : 0xffffffff, used: 0 });
const old = { breakpointUnit: unit(1), watchpoints: 4 };
const means = (address: number, units: Parameters<typeof chooseMeans>[1], fromReset = true) => chooseMeans({ address, fromReset }, units, undefined)?.means;

describe('how a halt can be had', () => {
  it('is a hardware breakpoint wherever the unit reaches, and where nobody knows the unit', () => {
    expect([means(0x08000100, old), means(0x10000100, old), means(0x90000100, { ...old, breakpointUnit: unit(2) }), means(0x20000100, { ...old, breakpointUnit: unit(2) })]).toEqual(Array(4).fill('hardware breakpoint'));
    expect(means(0x90000100, { breakpointUnit: undefined, watchpoints: undefined })).toBe('hardware breakpoint');
  });

  it('is a watchpoint comparator in external flash out of reach, if there is one', () => {
    expect(means(0x90000100, old)).toBe('watchpoint comparator');
    expect(means(0x90000100, { ...old, watchpoints: undefined })).toBeUndefined();
    expect(means(0x90000100, { ...old, watchpoints: 0 })).toBeUndefined();
  });

  it('is an instruction in RAM out of reach, unless the start-up would write over it', () => {
    expect(means(0x20000100, old, false)).toBe('software breakpoint');
    expect(means(0x20000100, old, true)).toBe('watchpoint comparator');
    expect(means(0x20000100, { ...old, watchpoints: undefined }, true)).toBe('software breakpoint');
    // The server says that something else is there.
    expect(chooseMeans({ address: 0x20000100, fromReset: false }, old, { regions: [{ type: 'rom', start: 0x20000000, length: 0x10000 }] })?.means).toBe('watchpoint comparator');
  });
});
