import type { BuildAttributes } from './build-attributes.js';

/** Values of Tag_CPU_arch: Addenda to, and Errata in, the ABI for the Arm Architecture (IHI 0045), "The target-related attributes". */
export const archNames: readonly string[] = [
  'Pre-v4',
  'v4',
  'v4T',
  'v5T',
  'v5TE',
  'v5TEJ',
  'v6',
  'v6KZ',
  'v6T2',
  'v6K',
  'v7',
  'v6-M',
  'v6S-M',
  'v7E-M',
  'v8',
  'v8-R',
  'v8-M.baseline',
  'v8-M.mainline',
  'v8.1-A',
  'v8.2-A',
  'v8.3-A',
  'v8.1-M.mainline',
  'v9',
];

const allowed = ['Not Allowed', 'Allowed'];
const used = ['Unused', 'Needed'];
const goals = ['None', 'Prefer Speed', 'Aggressive Speed', 'Prefer Size', 'Aggressive Size'];

/** Names of tags and, where the ABI has words for them, of their values (IHI 0045; words as GNU readelf prints them). */
const tags: Readonly<Record<number, readonly [name: string, values?: readonly string[]]>> = {
  4: ['CPU_raw_name'],
  5: ['CPU_name'],
  6: ['CPU_arch', archNames],
  7: ['CPU_arch_profile'],
  8: ['ARM_ISA_use', ['No', 'Yes']],
  9: ['THUMB_ISA_use', ['No', 'Thumb-1', 'Thumb-2', 'Yes']],
  10: ['FP_arch', ['No', 'VFPv1', 'VFPv2', 'VFPv3', 'VFPv3-D16', 'VFPv4', 'VFPv4-D16', 'FP for ARMv8', 'FPv5/FP-D16 for ARMv8']],
  11: ['WMMX_arch', ['No', 'WMMXv1', 'WMMXv2']],
  12: ['Advanced_SIMD_arch', ['No', 'NEONv1', 'NEONv1 with Fused-MAC', 'NEON for ARMv8', 'NEON for ARMv8.1']],
  13: ['PCS_config', ['None', 'Bare platform', 'Linux application', 'Linux DSO', 'PalmOS 2004', 'PalmOS (reserved)', 'SymbianOS 2004', 'SymbianOS (reserved)']],
  14: ['ABI_PCS_R9_use', ['V6', 'SB', 'TLS', 'Unused']],
  15: ['ABI_PCS_RW_data', ['Absolute', 'PC-relative', 'SB-relative', 'None']],
  16: ['ABI_PCS_RO_data', ['Absolute', 'PC-relative', 'None']],
  17: ['ABI_PCS_GOT_use', ['None', 'direct', 'GOT-indirect']],
  18: ['ABI_PCS_wchar_t'],
  19: ['ABI_FP_rounding', used],
  20: ['ABI_FP_denormal', [...used, 'Sign only']],
  21: ['ABI_FP_exceptions', used],
  22: ['ABI_FP_user_exceptions', used],
  23: ['ABI_FP_number_model', ['Unused', 'Finite', 'RTABI', 'IEEE 754']],
  24: ['ABI_align_needed', ['None', '8-byte', '4-byte']],
  25: ['ABI_align_preserved', ['None', '8-byte, except leaf SP', '8-byte']],
  26: ['ABI_enum_size', ['Unused', 'small', 'int', 'forced to int']],
  27: ['ABI_HardFP_use', ['As Tag_FP_arch', 'SP only', 'Reserved', 'Deprecated']],
  28: ['ABI_VFP_args', ['AAPCS', 'VFP registers', 'custom', 'compatible']],
  29: ['ABI_WMMX_args', ['AAPCS', 'WMMX registers', 'custom']],
  30: ['ABI_optimization_goals', [...goals, 'Prefer Debug', 'Aggressive Debug']],
  31: ['ABI_FP_optimization_goals', [...goals, 'Prefer Accuracy', 'Aggressive Accuracy']],
  32: ['compatibility'],
  34: ['CPU_unaligned_access', ['None', 'v6']],
  36: ['FP_HP_extension', allowed],
  38: ['ABI_FP_16bit_format', ['None', 'IEEE 754', 'Alternative Format']],
  42: ['MPextension_use', allowed],
  44: ['DIV_use', ['Allowed in Thumb-ISA, v7-R or v7-M', 'Not allowed', 'Allowed in v7-A with integer division extension']],
  46: ['DSP_extension', ['Follow architecture', 'Allowed']],
  48: ['MVE_arch', ['No MVE', 'MVE Integer only', 'MVE Integer and FP']],
  50: [
    'PAC_extension',
    ['No PAC/AUT instructions', 'PAC/AUT instructions permitted in the NOP space', 'PAC/AUT instructions permitted in the NOP and in the non-NOP space'],
  ],
  52: [
    'BTI_extension',
    ['BTI instructions not permitted', 'BTI instructions permitted in the NOP space', 'BTI instructions permitted in the NOP and in the non-NOP space'],
  ],
  64: ['nodefaults'],
  65: ['also_compatible_with'],
  66: ['T2EE_use', allowed],
  67: ['conformance'],
  68: ['Virtualization_use', ['Not Allowed', 'TrustZone', 'Virtualization Extensions', 'TrustZone and Virtualization Extensions']],
  70: ['MPextension_use', allowed],
  74: ['BTI_use', ['Compiled without branch target enforcement', 'Compiled with branch target enforcement']],
  76: ['PACRET_use', ['Compiled without return address signing and authentication', 'Compiled with return address signing and authentication']],
};

const profiles: Readonly<Record<number, string>> = { 0x41: 'Application', 0x52: 'Realtime', 0x4d: 'Microcontroller', 0x53: 'Application or Realtime' };

/** An attribute in the ABI's words. */
export interface DescribedAttribute {
  readonly tag: number;
  /** `Tag_CPU_arch` and so on; `Tag_unknown_99` for one that the table does not have. */
  readonly name: string;
  readonly value: string;
}

/** All attributes of an image in words, for people. */
export function describeAttributes({ raw }: BuildAttributes): DescribedAttribute[] {
  return [...raw].map(([tag, value]) => {
    const known = tags[tag];
    return { tag, name: `Tag_${known?.[0] ?? `unknown_${tag}`}`, value: typeof value === 'string' ? textValue(tag, value) : valueName(tag, value, known?.[1]) };
  });
}

function textValue(tag: number, value: string): string {
  const [, flag, vendor] = (tag === 32 && /^(\d+) ?(.*)$/s.exec(value)) || [];
  return flag === undefined ? value : `flag = ${flag}, vendor = ${vendor}`;
}

function valueName(tag: number, value: number, names: readonly string[] | undefined): string {
  if (tag === 64) return 'True';
  if (tag === 7) return value === 0 ? 'None' : (profiles[value] ?? String(value));
  // 4 to 12 mean an alignment to 2 to the power of the value.
  if ((tag === 24 || tag === 25) && value >= 4 && value <= 12) return `8-byte and up to ${2 ** value}-byte ${tag === 24 ? 'extended' : 'aligned'}`;
  return names?.[value] ?? String(value);
}
