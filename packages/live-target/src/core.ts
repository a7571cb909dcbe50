import type { CoreName } from '@qspi-doctor/devices';
import type { BreakpointUnitFacts, CoreFacts } from './facts.js';
import { dwt, fpb } from './registers.js';
import type { TargetMemory } from './target-memory.js';

/** PARTNO of CPUID, implementer Arm (Technical Reference Manuals of the cores, CPUID Base Register). */
const parts: Readonly<Record<number, readonly [title: string, name: CoreName | undefined]>> = {
  0xc20: ['Cortex-M0', 'cortex-m0'],
  0xc60: ['Cortex-M0+', 'cortex-m0plus'],
  0xc21: ['Cortex-M1', undefined],
  0xc23: ['Cortex-M3', 'cortex-m3'],
  0xc24: ['Cortex-M4', 'cortex-m4'],
  0xc27: ['Cortex-M7', 'cortex-m7'],
  0xd20: ['Cortex-M23', 'cortex-m23'],
  0xd21: ['Cortex-M33', 'cortex-m33'],
  0xd22: ['Cortex-M55', 'cortex-m55'],
  0xd23: ['Cortex-M85', undefined],
};
const codeEnd = 0x1fffffff;
const mostComparators = 127;

/** Undefined where the word is the CPUID of no Cortex-M. */
export function coreOfCpuid(cpuid: number): CoreFacts | undefined {
  const part = cpuid >>> 24 === 0x41 ? parts[(cpuid >>> 4) & 0xfff] : undefined;
  return part && { cpuid, name: part[1], title: `${part[0]} r${(cpuid >>> 20) & 15}p${cpuid & 15}` };
}

/** FP_CTRL as it is now. Undefined where it cannot be read, and where it reads as 0: a model without the unit. */
export async function readBreakpointUnit(memory: TargetMemory, { name }: CoreFacts): Promise<BreakpointUnitFacts | undefined> {
  const control = await memory.word(fpb.control);
  if (control === undefined || control === 0) return undefined;
  const isOld = name === 'cortex-m0' || name === 'cortex-m0plus';
  // NUM_CODE is split on the FPB; the BPU of Armv6-M has the low field alone.
  const comparators = Math.min(isOld ? (control >>> 4) & 15 : ((control >>> 4) & 15) | (((control >>> 12) & 7) << 4), mostComparators);
  const revision = isOld ? undefined : (control >>> 28) + 1;
  let used = 0;
  for (let i = 0; i < comparators; i++) if (((await memory.word(fpb.comparators + 4 * i)) ?? 0) & 1) used++;
  return { control, name: isOld ? 'BPU' : 'FPB', revision, comparators, used, highestAddress: revision === undefined || revision === 1 ? codeEnd : 0xffffffff };
}

/** NUMCOMP of DWT_CTRL. The unit answers 0 while trace is off on some cores: then nothing is known. */
export async function readWatchpoints(memory: TargetMemory): Promise<number | undefined> {
  const control = await memory.word(dwt.control);
  return control === undefined || control >>> 28 === 0 ? undefined : control >>> 28;
}
