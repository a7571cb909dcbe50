import { isExternalWindow, type Device } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';

/**
 * GDB commands that tell GDB which memory is flash, so that it asks the server for hardware breakpoints there. GDB does so by itself wherever the server's
 * memory map says so; a map that calls the external flash RAM (or none) makes it write software breakpoints, which flash does not keep.
 *
 * The map is replaced as a whole: GDB refuses a region that overlaps another one, and treats what no region lists as inaccessible (GDB manual, "Memory Region Attributes").
 * A read-only region blocks GDB's own writes as well: these commands belong after `load`.
 */
export function flashIsReadOnly(device: Device, used: readonly number[]): readonly string[] {
  const flash = flashRanges(device, used);
  const commands = ['delete mem'];
  let at = 0;
  for (const { start, end } of flash) {
    if (start > at) commands.push(region(at, start, 'rw'));
    commands.push(region(start, end, 'ro'));
    at = end;
  }
  if (at < 2 ** 32) commands.push(region(at, 2 ** 32, 'rw'));
  return commands;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Flash of the device and the windows of external flash (of those that may hold RAM, the ones that the images use), in order, without overlaps. End exclusive. */
function flashRanges(device: Device, used: readonly number[]): readonly Range[] {
  const internal = [...device.memories, ...(device.bootAlias ? [device.bootAlias] : [])]
    .filter(({ kind }) => kind === 'flash' || kind === 'system')
    // A length that no source says: the banks of all STM32 parts are below 4 MB.
    .map(({ origin, length }) => ({ start: origin, end: origin + (length ?? 0x400000) }));
  const external = device.externalWindows
    .filter(({ mayHold, origin, span }) => mayHold.length > 0 && (mayHold.every((content) => content.endsWith('flash')) || (mayHold.some((content) => content.endsWith('flash')) && used.some((address) => address >= origin && address - origin < span))))
    .map(({ origin, span }) => ({ start: origin, end: origin + span }));
  const ram = device.memories.filter((memory) => !isExternalWindow(memory) && memory.kind !== 'flash' && memory.kind !== 'system').map(({ origin, length }) => ({ start: origin, end: origin + (length ?? 0) }));
  const joined: { start: number; end: number }[] = [];
  for (const range of [...internal, ...external].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    // RAM that lies in an assumed length wins: it must stay writable.
    const end = ram.filter(({ start }) => start > range.start && start < range.end).reduce((least, { start }) => Math.min(least, start), range.end);
    if (ram.some(({ start, end: stop }) => range.start >= start && range.start < stop)) continue;
    if (last && range.start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start: range.start, end });
  }
  return joined;
}

/** GDB takes an end of 0 for the top of the address space. */
function region(start: number, end: number, mode: 'ro' | 'rw'): string {
  return `mem ${formatAddress(start)} ${end === 2 ** 32 ? '0' : formatAddress(end)} ${mode}`;
}
