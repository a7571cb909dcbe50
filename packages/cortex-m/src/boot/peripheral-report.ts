import { type MachineMemory, contains } from '../memory/region.js';
import type { RegisterUse } from '../peripherals/peripherals.js';
import type { PeripheralAccess, PeripheralUse } from './boot-record.js';

const blockSize = 0x400;
const blockLimit = 256;
const accessLimit = 128;

/** Groups what was touched by block, in order of address. */
export function peripheralReport(uses: Iterable<RegisterUse>, memories: readonly MachineMemory[]): PeripheralUse[] {
  const blocks = new Map<number, PeripheralAccess[]>();
  for (const use of [...uses].sort((a, b) => a.address - b.address)) {
    const register = use.address % blockSize;
    const base = use.address - register;
    let accesses = blocks.get(base);
    if (!accesses) {
      if (blocks.size >= blockLimit) break;
      blocks.set(base, (accesses = []));
    }
    const common = { register, address: use.address };
    const lastValue = use.lastValue >>> 0;
    if (use.firstRead !== undefined && accesses.length < accessLimit)
      accesses.push({ ...common, write: false, firstPc: use.firstRead, count: use.reads, lastValue });
    if (use.firstWrite !== undefined && accesses.length < accessLimit)
      accesses.push({ ...common, write: true, firstPc: use.firstWrite, count: use.writes, lastValue: use.value >>> 0 });
  }
  return [...blocks].map(([base, accesses]) => ({ name: nameOf(base, memories), base, accesses }));
}

/** The narrowest peripheral memory that holds the block. */
function nameOf(base: number, memories: readonly MachineMemory[]): string | undefined {
  const holding = memories.filter((memory) => memory.kind === 'peripheral' && contains(memory, base));
  return holding.sort((a, b) => a.length - b.length)[0]?.name;
}
