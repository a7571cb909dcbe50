import type { CoreName } from './core.js';

/** What an image's .ARM.attributes say about the processor (Arm ABI, addenda32: Tag_CPU_name 5, Tag_CPU_arch 6, Tag_CPU_arch_profile 7). */
export interface ProcessorAttributes {
  readonly cpuName?: string | undefined;
  readonly cpuArch?: number | undefined;
  /** `M`, or its character code 77. */
  readonly profile?: string | number | undefined;
  /** Tag_FP_arch 10: 5 and 6 FPv4 (D16 single), 7 and 8 FPv5/ARMv8. */
  readonly fpArch?: number | undefined;
  /** Tag_MVE_arch 48: above 0 only on ARMv8.1-M. */
  readonly mveArch?: number | undefined;
}

const names: Readonly<Record<string, CoreName>> = {
  'cortex-m0': 'cortex-m0',
  'cortex-m0plus': 'cortex-m0plus',
  'cortex-m0+': 'cortex-m0plus',
  'cortex-m3': 'cortex-m3',
  'cortex-m4': 'cortex-m4',
  'cortex-m7': 'cortex-m7',
  'cortex-m23': 'cortex-m23',
  'cortex-m33': 'cortex-m33',
  'cortex-m55': 'cortex-m55',
};

const byArchitecture: Readonly<Record<number, readonly CoreName[]>> = {
  11: ['cortex-m0', 'cortex-m0plus'],
  12: ['cortex-m0', 'cortex-m0plus'],
  13: ['cortex-m4', 'cortex-m7'],
  16: ['cortex-m23'],
  17: ['cortex-m33'],
  21: ['cortex-m55'],
};

/** The cores of STM32 parts that code with these attributes was built for; empty when they say nothing or another processor. */
export function possibleCores(attributes: ProcessorAttributes): readonly CoreName[] {
  const name =
    attributes.cpuName
      ?.toLowerCase()
      .trim()
      .replace(/^arm[ _]/, '')
      .split('.')[0] ?? '';
  const named = Object.hasOwn(names, name) ? names[name] : undefined;
  if (named !== undefined) return [named];
  const { cpuArch, profile, fpArch } = attributes;
  if (cpuArch === 10) return profile === 'M' || profile === 77 ? ['cortex-m3'] : [];
  const cores = cpuArch === undefined ? [] : (byArchitecture[cpuArch] ?? []);
  if (cpuArch !== 13) return cores;
  return fpArch === 7 || fpArch === 8 ? ['cortex-m7'] : cores;
}

/** The one core that the attributes can mean; undefined where they leave several open (ARMv7E-M: M4 or M7) or none. */
export function coreFromBuildAttributes(attributes: ProcessorAttributes): CoreName | undefined {
  const cores = possibleCores(attributes);
  return cores.length === 1 ? cores[0] : undefined;
}
