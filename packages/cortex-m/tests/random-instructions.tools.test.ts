import { describe, expect, it } from 'vitest';
import { type Case, type Difference, compareCases, randomRecord, recordWords } from './support/instruction-bench.js';
import { type Pattern, dataProcessing, dsp, fpDouble, fpSingle, fpSingleV5, instance, narrow, related } from './support/instruction-patterns.js';
import { type Access, fpAccess, narrowAccess, orderedAccess, wideAccess } from './support/memory-instructions.js';
import { type QemuBoard, boards } from './support/qemu.js';
import { Random } from './support/random.js';
import { withoutTools } from './support/toolchain.js';

/** Instructions of each class; INSTRUCTION_RUNS sets another number. */
const runs = Number(process.env['INSTRUCTION_RUNS'] ?? 1500);
const seed = Number(process.env['INSTRUCTION_SEED'] ?? 20261123);

const hex = (words: readonly number[], digits = 8): string => words.map((word) => word.toString(16).padStart(digits, '0')).join(' ');

function describeDifference({ halfwords, before, qemu, ours }: Difference): string {
  const at = qemu.flatMap((word, i) => (word === ours[i] ? [] : [`[${i}] QEMU ${hex([word])} ours ${hex([ours[i]!])}`]));
  return `${hex(halfwords, 4)}: ${at.join(', ')}; before ${hex(before)}`;
}

async function check(board: QemuBoard, make: (random: Random) => readonly number[], fp: boolean, withDsp: boolean): Promise<void> {
  const random = new Random(seed);
  const cases: Case[] = Array.from({ length: runs }, () => ({ halfwords: make(random), before: randomRecord(random, fp, withDsp) }));
  const { compared, differences } = await compareCases(board, cases, fp);
  expect(differences.slice(0, 12).map(describeDifference)).toEqual([]);
  expect(compared).toBe(runs);
}

/** Loads and stores: the base register points into 4 KB of random bytes, which are compared afterwards as well. */
async function checkAccesses(board: QemuBoard, make: (random: Random) => Access, fp: boolean): Promise<void> {
  const random = new Random(seed);
  const memory = { address: board.data, bytes: Uint8Array.from({ length: 4096 }, () => random.below(256)) };
  const cases = Array.from({ length: runs }, (): Case => {
    const { halfwords, base, align, index } = make(random);
    const before = randomRecord(random, fp, false);
    const slot = (register: number): number => recordWords(fp) - 14 + (register === 14 ? 13 : register);
    before[slot(base)] = memory.address + 2048 + random.below(512 / align) * align;
    if (index !== undefined) before[slot(index)] = random.below(100);
    return { halfwords, before };
  });
  const { differences } = await compareCases(board, cases, fp, [memory]);
  expect(differences.slice(0, 12).map(describeDifference)).toEqual([]);
}

const from =
  (patterns: readonly Pattern[]) =>
  (random: Random): readonly number[] =>
    instance(random.pick(patterns), random);

/** One to four instructions under conditions, of those that may stand in an IT block. */
function itBlock(random: Random): number[] {
  const condition = random.below(14);
  const mask = 1 + random.below(15);
  const body: number[] = [0xbf00 | (condition << 4) | mask];
  // The lowest set bit of the mask says how many there are.
  for (let i = 0; i < 4 - Math.log2(mask & -mask); i++) {
    let one = instance(random.pick(random.below(2) === 0 ? narrow : dataProcessing), random);
    while (one.length === 1 && (one[0]! & 0xff00) === 0x4500) one = instance(random.pick(narrow), random);
    body.push(...one);
  }
  return body;
}

describe.skipIf(withoutTools)('random instructions give what QEMU gives', () => {
  it('16-bit data processing (M3)', () => check(boards.m3, from(narrow), false, false));
  it('32-bit data processing (M3)', () => check(boards.m3, from(dataProcessing), false, false));
  it('bit fields, saturation, long multiplication (M3)', () => check(boards.m3, related, false, false));
  it('IT blocks (M3)', () => check(boards.m3, itBlock, false, false));
  it('DSP (M4)', () => check(boards.m4, from(dsp), false, true));
  it('single precision (M4)', () => check(boards.m4, from(fpSingle), true, true));
  it('FPv5 single precision (M7)', () => check(boards.m7, from(fpSingleV5), true, true));
  it('double precision (M7)', () => check(boards.m7, from(fpDouble), true, true));
  it('16-bit loads and stores (M3)', () => checkAccesses(boards.m3, narrowAccess, false));
  it('32-bit loads and stores, exclusives (M3)', () => checkAccesses(boards.m3, wideAccess, false));
  it('load-acquire, store-release (M33)', () => checkAccesses(boards.m33, orderedAccess, false));
  it('floating-point loads and stores (M7)', () => checkAccesses(boards.m7, fpAccess, true));
  it('all of them on an ARMv8.1-M core (M55)', () =>
    check(boards.m55, (random) => instance(random.pick([...narrow, ...dataProcessing, ...dsp, ...fpSingle, ...fpSingleV5, ...fpDouble]), random), true, true));
});
