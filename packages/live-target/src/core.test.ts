import { GdbRemote } from '@qspi-doctor/gdb-remote';
import { describe, expect, it } from 'vitest';
import { FakeChip } from '../tests/support/fake-chip.js';
import { coreOfCpuid, readBreakpointUnit, readWatchpoints } from './core.js';
import { TargetMemory } from './target-memory.js';

async function memoryOf(chip: FakeChip): Promise<TargetMemory> {
  const connected = await GdbRemote.connect(chip.connector());
  if (!connected.ok) throw new Error(connected.failure.message);
  return new TargetMemory(connected.value, false);
}

describe('the core', () => {
  it.each([
    [0x410fc241, 'Cortex-M4 r0p1', 'cortex-m4'],
    [0x411fc271, 'Cortex-M7 r1p1', 'cortex-m7'],
    [0x410fd214, 'Cortex-M33 r0p4', 'cortex-m33'],
    [0x410cc601, 'Cortex-M0+ r0p1', 'cortex-m0plus'],
    [0x411fd220, 'Cortex-M55 r1p0', 'cortex-m55'],
    [0x410fd230, 'Cortex-M85 r0p0', undefined],
  ])('is named by CPUID %i', (cpuid, title, name) => {
    expect(coreOfCpuid(cpuid)).toEqual({ cpuid, title, name });
  });

  it.each([0, 0xffffffff, 0x413fc090, 0x560fc241])('is not named by a word that is no CPUID of a Cortex-M: %i', (cpuid) => {
    expect(coreOfCpuid(cpuid)).toBeUndefined();
  });

  it('reads both revisions of the FPB, the BPU, and how many comparators are taken', async () => {
    const read = async (control: number, cpuid: number) =>
      readBreakpointUnit(await memoryOf(new FakeChip().word(0xe0002000, control).word(0xe0002008, 0x48000001).word(0xe000200c, 0x08000000)), coreOfCpuid(cpuid)!);
    expect(await read(0x261, 0x410fc241)).toMatchObject({ name: 'FPB', revision: 1, comparators: 6, used: 1, highestAddress: 0x1fffffff });
    expect(await read(0x10000080, 0x411fc271)).toMatchObject({ revision: 2, comparators: 8, highestAddress: 0xffffffff });
    expect(await read(0x10001000, 0x411fc271)).toMatchObject({ comparators: 16 });
    expect(await read(0x40, 0x410cc601)).toMatchObject({ name: 'BPU', revision: undefined, comparators: 4, highestAddress: 0x1fffffff });
    expect(await read(0, 0x410fc241)).toBeUndefined();
  });

  it('counts watchpoint comparators where the unit answers', async () => {
    expect(await readWatchpoints(await memoryOf(new FakeChip().word(0xe0001000, 0x40000000)))).toBe(4);
    expect(await readWatchpoints(await memoryOf(new FakeChip()))).toBeUndefined();
  });
});
