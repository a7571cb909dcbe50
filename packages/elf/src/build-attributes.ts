import type { ProblemLog } from './problem-log.js';
import { archNames } from './attribute-names.js';

/**
 * ARM build attributes of the whole file: Addenda to, and Errata in, the ABI for the Arm Architecture (IHI 0045), "Build Attributes".
 * Members are absent where the file does not say.
 */
export interface BuildAttributes {
  /** Tag_CPU_name, for example `7E-M` or `Cortex-M4`. */
  readonly cpuName?: string;
  /** Tag_CPU_arch: 11 is v6-M, 12 v6S-M, 10 v7, 13 v7E-M, 16 v8-M baseline, 17 v8-M mainline, 21 v8.1-M mainline. */
  readonly cpuArch?: { readonly number: number; readonly name: string };
  /** Tag_CPU_arch_profile. */
  readonly cpuArchProfile?: 'A' | 'R' | 'M' | 'S';
  /** Tag_ARM_ISA_use. */
  readonly armIsa?: number;
  /** Tag_THUMB_ISA_use: 1 Thumb-1, 2 Thumb-2, 3 as the architecture has it. */
  readonly thumbIsa?: number;
  /** Tag_FP_arch: 0 none, 2 VFPv2, 5 VFPv4, 6 VFPv4-D16, 8 FPv5/FP for ARMv8-D16 and so on. */
  readonly fpArch?: number;
  /** Tag_MVE_arch: 1 integer, 2 with floating point. */
  readonly mve?: number;
  /** Tag_DSP_extension: 1 where it may be used beyond what the architecture has anyway. */
  readonly dspExtension?: number;
  /** Tag_ABI_VFP_args: 0 base (soft) calls, 1 VFP registers (hard), 2 toolchain's own, 3 compatible with both. */
  readonly vfpArgs?: number;
  /** Tag_ABI_HardFP_use: 1 single precision only, 3 as Tag_FP_arch says. */
  readonly hardFpUse?: number;
  /** Tag_CPU_unaligned_access. */
  readonly unalignedAccess?: number;
  /** All attributes of the file by tag. Of Tag_compatibility (32) the vendor's name, with the flag before it and a blank between. */
  readonly raw: ReadonlyMap<number, number | string>;
}

const profiles: Readonly<Record<number, 'A' | 'R' | 'M' | 'S'>> = { 0x41: 'A', 0x52: 'R', 0x4d: 'M', 0x53: 'S' };
const wholeFile = 1;
const compatibility = 32;

/** Reads the content of a section of type SHT_ARM_ATTRIBUTES, which stands at `offset` in the file. */
export function readBuildAttributes(bytes: Uint8Array, littleEndian: boolean, offset: number, log: ProblemLog): BuildAttributes | undefined {
  if (bytes.length === 0) return undefined;
  if (bytes[0] !== 0x41) {
    log.add(offset, `the build attributes have format version 0x${(bytes[0] ?? 0).toString(16)} instead of 0x41 ("A")`);
    return undefined;
  }
  const raw = new Map<number, number | string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Subsections of vendors: length (its own bytes included), the vendor's name, then stretches of attributes, each with tag and length.
  for (let at = 1; at + 4 <= bytes.length;) {
    const length = view.getUint32(at, littleEndian);
    if (length < 5 || at + length > bytes.length)
      log.add(offset + at, `a subsection of build attributes has length ${length}; ${bytes.length - at} bytes are left`);
    const end = Math.min(bytes.length, at + length);
    if (length < 5) break;
    const vendor = textAt(bytes, at + 4, end);
    if (vendor.text === 'aeabi') readVendor(bytes, view, vendor.next, end, littleEndian, offset, raw, log);
    at = end;
  }
  return summary(raw);
}

function readVendor(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  littleEndian: boolean,
  offset: number,
  raw: Map<number, number | string>,
  log: ProblemLog,
): void {
  for (let at = start; at < end;) {
    const tag = bytes[at];
    const length = at + 5 <= end ? view.getUint32(at + 1, littleEndian) : 0;
    if (length < 5 || at + length > end) {
      log.add(offset + at, `a stretch of build attributes has length ${length}; ${end - at} bytes are left`);
      if (length < 5) return;
    }
    const stop = Math.min(end, at + length);
    if (tag === wholeFile) readAttributes(bytes, at + 5, stop, offset, raw, log);
    at = stop;
  }
}

function readAttributes(bytes: Uint8Array, start: number, end: number, offset: number, raw: Map<number, number | string>, log: ProblemLog): void {
  for (let at = start; at < end;) {
    const tag = numberAt(bytes, at, end);
    at = tag.next;
    if (tag.value === compatibility) {
      const flag = numberAt(bytes, at, end);
      const vendor = textAt(bytes, flag.next, end);
      raw.set(tag.value, `${flag.value} ${vendor.text}`.trimEnd());
      at = vendor.next;
    } else if (isText(tag.value)) {
      const { text, next, ended } = textAt(bytes, at, end);
      if (!ended) log.add(offset + at, `the text of build attribute ${tag.value} does not end`);
      raw.set(tag.value, text);
      at = next;
    } else {
      const { value, next, ended } = numberAt(bytes, at, end);
      if (!ended) log.add(offset + at, `the value of build attribute ${tag.value} does not end`);
      raw.set(tag.value, value);
      at = next;
    }
  }
}

/** Tags 4 and 5 are texts; from 32 on the odd ones are, so that unknown ones can be skipped. */
function isText(tag: number): boolean {
  return tag === 4 || tag === 5 || (tag > compatibility && tag % 2 === 1);
}

function numberAt(bytes: Uint8Array, start: number, end: number): { value: number; next: number; ended: boolean } {
  let value = 0;
  for (let at = start, scale = 1; at < end; at++, scale *= 128) {
    const byte = bytes[at] ?? 0;
    if (scale < 2 ** 49) value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: at + 1, ended: true };
  }
  return { value, next: end, ended: false };
}

function textAt(bytes: Uint8Array, start: number, end: number): { text: string; next: number; ended: boolean } {
  const found = bytes.subarray(0, end).indexOf(0, start);
  const stop = found < 0 ? end : found;
  return { text: new TextDecoder().decode(bytes.subarray(start, stop)), next: Math.min(end, stop + 1), ended: found >= 0 };
}

function summary(raw: Map<number, number | string>): BuildAttributes {
  const number = (tag: number) => (typeof raw.get(tag) === 'number' ? (raw.get(tag) as number) : undefined);
  const text = (tag: number) => (typeof raw.get(tag) === 'string' ? (raw.get(tag) as string) : undefined);
  const arch = number(6);
  return Object.fromEntries(
    Object.entries({
      cpuName: text(5),
      cpuArch: arch === undefined ? undefined : { number: arch, name: archNames[arch] ?? `architecture ${arch}` },
      cpuArchProfile: profiles[number(7) ?? 0],
      armIsa: number(8),
      thumbIsa: number(9),
      fpArch: number(10),
      mve: number(48),
      dspExtension: number(46),
      vfpArgs: number(28),
      hardFpUse: number(27),
      unalignedAccess: number(34),
      raw,
    }).filter(([, value]) => value !== undefined),
  ) as unknown as BuildAttributes;
}
