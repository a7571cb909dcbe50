import { formatAddress, type Certainty, type Severity } from '@qspi-doctor/diagnostics';
import type { ProgramSummary, Verdict } from '@qspi-doctor/doctor';

export const severityWords: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', note: 'Note' };

export const severityMarks: Readonly<Record<Severity, string>> = { error: '✕', warning: '!', note: 'i' };

export const verdictWords: Readonly<Record<Verdict, string>> = { broken: 'Broken', suspect: 'Suspect', healthy: 'Healthy', unknown: 'Unknown' };

/** What a certainty means, for people who have not read the guide. */
export const certaintyWords: Readonly<Record<Certainty, string>> = {
  proved: 'Shown to work by a test of qspi-doctor with the real tools (GDB, OpenOCD, the linker) in front of a simulated chip.',
  documented: 'Follows from what the maker of the chip or of the tool documents. Not tried by qspi-doctor.',
  reported: 'Users report that it helped them. Neither documented nor tried.',
};

export const roleWords: Readonly<Record<ProgramSummary['role'], string>> = { single: 'starts by itself', bootloader: 'bootloader', application: 'needs a bootloader, and none is in this folder' };

/** `1,842`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

const units = [
  [2 ** 30, 'GB'],
  [2 ** 20, 'MB'],
  [2 ** 10, 'KB'],
] as const;

/** A size to be read at a glance: `1,176 bytes`, `16 MB`, `12.3 KB`. */
export function roughSize(bytes: number): string {
  const [size, unit] = units.find(([least]) => bytes >= least) ?? [1, 'byte'];
  if (bytes < 10_000 && bytes % 1024 !== 0) return counted(bytes, 'byte');
  return bytes % size === 0 ? `${bytes / size} ${unit}` : `${(bytes / size).toFixed(1).replace(/\.0$/, '')} ${unit}`;
}

export function share(part: number, whole: number): string {
  const percent = (part / whole) * 100;
  return part > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`;
}

/** The last address of a stretch. */
export function lastOf(origin: number, length: number): string {
  return formatAddress(Math.min(origin + Math.max(length, 1) - 1, 0xffffffff));
}
