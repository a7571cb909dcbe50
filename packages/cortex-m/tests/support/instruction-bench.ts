import { Machine } from '../../src/index.js';
import { type Blob, type QemuBoard, memoriesOf, withQemu } from './qemu.js';
import type { Random } from './random.js';

/**
 * Many instructions, each with its own random registers, in one program that runs without a break: it loads flags and registers
 * from a record, runs the instruction and stores flags and registers back into the record. Afterwards the records are compared.
 * Record: [FPSCR, S0–S31 where there is an FPU,] APSR, R0–R12, LR.
 */
export interface Case {
  readonly halfwords: readonly number[];
  /** Words of the record. */
  readonly before: readonly number[];
}

export interface Difference {
  readonly halfwords: readonly number[];
  readonly before: readonly number[];
  readonly qemu: readonly number[];
  readonly ours: readonly number[];
}

const integerWords = 15;
const fpWords = 33;
export const recordWords = (fp: boolean): number => integerWords + (fp ? fpWords : 0);

const pushTwo = (code: number[], ...halfwords: readonly number[]): void => void code.push(...halfwords);

/** CPACR on, SP to the records, the cases, then a branch to itself. All of it position-independent but for the constants at its end. */
function program(cases: readonly Case[], fp: boolean, records: number): { code: Uint8Array; end: number } {
  const code: number[] = [];
  const constant = (register: number, value: number): void => {
    for (const [base, part] of [
      [0xf240, value & 0xffff],
      [0xf2c0, value >>> 16],
    ] as const) {
      pushTwo(code, base | (((part >> 11) & 1) << 10) | (part >> 12), (((part >> 8) & 7) << 12) | (register << 8) | (part & 255));
    }
  };
  constant(1, 0xe000ed88);
  constant(0, 0x00f00000);
  pushTwo(code, 0x6008, 0xf3bf, 0x8f4f, 0xf3bf, 0x8f6f); // STR R0,[R1]; DSB; ISB
  constant(0, records);
  pushTwo(code, 0x4685); // MOV SP,R0
  for (const { halfwords } of cases) {
    if (fp) pushTwo(code, 0xbc01, 0xeee1, 0x0a10, 0xecbd, 0x0a20); // POP {R0}; VMSR FPSCR,R0; VPOP {S0-S31}
    pushTwo(code, 0xbc01, 0xf380, 0x8c00, 0xe8bd, 0x5fff); // POP {R0}; MSR APSR_nzcvqg,R0; POP {R0-R12,LR}
    pushTwo(code, ...halfwords);
    pushTwo(code, 0xe90d, 0x5fff, 0xf3ef, 0x8000, 0xf84d, 0x0c3c); // STMDB SP,{R0-R12,LR}; MRS R0,APSR; STR R0,[SP,#-60]
    if (fp) {
      pushTwo(code, 0xb08f, 0xed2d, 0x0a20); // SUB SP,#60; VPUSH {S0-S31}
      pushTwo(code, 0xeef1, 0x0a10, 0xf84d, 0x0c04); // VMRS R0,FPSCR; STR R0,[SP,#-4]
      pushTwo(code, 0xb02f); // ADD SP,#188
    }
  }
  const end = code.length * 2;
  pushTwo(code, 0xe7fe);
  return { code: new Uint8Array(Uint16Array.from(code).buffer), end };
}

function vectors(stack: number, reset: number, handler: number): Uint8Array {
  const words = new Uint32Array(128).fill(handler | 1);
  words[0] = stack;
  words[1] = reset | 1;
  return new Uint8Array(words.buffer);
}

export interface BenchResult {
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** Runs the cases in QEMU and in our machine. */
export async function compareCases(board: QemuBoard, cases: readonly Case[], fp: boolean, scratch: readonly Blob[] = []): Promise<BenchResult> {
  const records = board.data + 0x100000;
  const { code, end } = program(cases, fp, records);
  const size = recordWords(fp);
  const table = Uint32Array.from(cases.flatMap((one) => one.before));
  const blobs: Blob[] = [
    { address: board.vectors, bytes: vectors(records, board.code, board.code + end) },
    { address: board.code, bytes: code },
    { address: records, bytes: new Uint8Array(table.buffer) },
    ...scratch,
  ];
  const fromQemu = await withQemu(board, blobs, async (client) => {
    await client.runTo(board.code + end);
    const memory = await client.readMemory(records, table.byteLength);
    const others = [];
    for (const blob of scratch) others.push(await client.readMemory(blob.address, blob.bytes.length));
    return { records: new Uint32Array(memory.buffer), others };
  });
  const machine = new Machine({ core: board.core, memories: memoriesOf(board), segments: blobs, resetVector: board.vectors, resetVtor: board.vectors });
  machine.setStopAddresses([board.code + end]);
  const ended = machine.run(1e9);
  if (ended !== 'stop-address') throw new Error(`our machine: ${ended} at 0x${machine.pc.toString(16)}`);
  const differences: Difference[] = [];
  cases.forEach((one, index) => {
    const qemu = [...fromQemu.records.subarray(index * size, (index + 1) * size)];
    const ours = qemu.map((_, i) => machine.bus.read32(records + 4 * (index * size + i)) >>> 0);
    if (qemu.some((word, i) => word !== ours[i])) differences.push({ halfwords: one.halfwords, before: one.before, qemu, ours });
  });
  scratch.forEach((blob, index) => {
    fromQemu.others[index]!.forEach((byte, i) => {
      if (machine.bus.read8(blob.address + i) !== byte && differences.length < 50)
        differences.push({ halfwords: [], before: [blob.address + i], qemu: [byte], ours: [machine.bus.read8(blob.address + i)] });
    });
  });
  return { compared: cases.length, differences };
}

/** A record with random contents. `modes`: FPSCR modes other than the defaults now and then. */
export function randomRecord(random: Random, fp: boolean, dsp: boolean): number[] {
  const words: number[] = [];
  if (fp) {
    const modes = random.below(3) === 0 ? random.word() & 0x03c00000 : 0;
    words.push(modes | (random.below(2) === 0 ? 0 : random.word() & 0xf000009f));
    const wide = random.below(2) === 0;
    for (let i = 0; i < 16; i++) words.push(...(wide ? random.double() : [random.single(), random.single()]));
  }
  words.push((random.word() & (dsp ? 0xf80f0000 : 0xf8000000)) >>> 0);
  for (let i = 0; i < 14; i++) words.push(random.edge());
  return words.map((word) => word >>> 0);
}
