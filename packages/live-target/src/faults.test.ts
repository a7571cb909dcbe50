import { describe, expect, it } from 'vitest';
import { exceptionName, faultWords, isFault } from './faults.js';

describe('fault registers in words', () => {
  it('says nothing where nothing is recorded', () => {
    expect(faultWords(0, 0, 0x1234, 0x5678)).toEqual([]);
  });

  it('gives the address of a fault only where the registers call it valid', () => {
    expect(faultWords(0x8200, 0, 0, 0x90000000)).toEqual(['data access to an address that the bus answers with an error (CFSR.PRECISERR), at 0x90000000']);
    expect(faultWords(0x0200, 0, 0, 0x90000000)).toEqual(['data access to an address that the bus answers with an error (CFSR.PRECISERR)']);
    expect(faultWords(0x0082, 0, 0x20000000, 0)).toEqual([expect.stringMatching(/DACCVIOL\), at 0x20000000$/)]);
  });

  it('puts the vector that cannot be read first, and mentions HFSR.FORCED only where nothing else says more', () => {
    expect(faultWords(0x100, 0x40000002, 0, 0).map((words) => /\((\w+\.\w+)\)/.exec(words)?.[1])).toEqual(['HFSR.VECTTBL', 'CFSR.IBUSERR']);
    expect(faultWords(0, 0x40000000, 0, 0)).toEqual([expect.stringContaining('HFSR.FORCED')]);
  });

  it('knows every bit of the three status registers', () => {
    for (const bit of [0, 1, 3, 4, 5, 8, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 24, 25]) expect(faultWords(2 ** bit, 0, 0, 0), `bit ${bit}`).toHaveLength(1);
  });

  it('names exceptions', () => {
    expect([3, 15, 16, 47].map(exceptionName)).toEqual(['HardFault', 'SysTick', 'interrupt 0', 'interrupt 31']);
    expect([2, 3, 7, 8, 15].map(isFault)).toEqual([false, true, true, false, false]);
  });
});
