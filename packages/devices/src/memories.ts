import type { DeviceMemory, MemoryKind } from './device.js';
import { deviceTable, lookUp, type KnownPart, type PackedMemory, type TableLine } from './table.js';

interface Row {
  readonly name: string;
  readonly kind: MemoryKind;
  readonly origin: number;
  readonly length: number;
  readonly aliasOf?: string;
}

const kinds: Readonly<Record<string, MemoryKind>> = { f: 'flash', r: 'ram', i: 'itcm', d: 'dtcm', c: 'ccm', b: 'backup', s: 'system', e: 'eeprom' };

function rowsOf(layout: string): readonly Row[] {
  if (layout === '') return [];
  return layout.split(';').map((entry) => {
    const [name = '', kind = '', origin = '0', length = '0', aliasOf] = entry.split(' ');
    const place = { name, kind: kinds[kind] ?? 'ram', origin: Number.parseInt(origin, 16), length: Number.parseInt(length, 16) };
    return aliasOf === undefined ? place : { ...place, aliasOf };
  });
}

/** One memory for each origin that any of the parts has; the longest where they differ, and what lies wholly in another is left out. */
function mergeParts(parts: readonly KnownPart[], source: string): DeviceMemory[] {
  const layouts = [...new Set(parts.map((part) => part.layout))];
  const byOrigin = new Map<number, { row: Row; same: number; differs: boolean }>();
  for (const layout of layouts) {
    for (const row of rowsOf(layout)) {
      const known = byOrigin.get(row.origin);
      if (known === undefined) byOrigin.set(row.origin, { row, same: 1, differs: false });
      else {
        const differs = known.differs || known.row.length !== row.length;
        byOrigin.set(row.origin, { row: row.length > known.row.length ? row : known.row, same: known.same + 1, differs });
      }
    }
  }
  const merged = [...byOrigin.values()].toSorted((a, b) => a.row.origin - b.row.origin);
  const end = (row: Row): number => row.origin + row.length;
  const kept = merged.filter(({ row }) => !merged.some((other) => other.row !== row && other.row.origin <= row.origin && end(other.row) >= end(row)));
  return kept.map(({ row, same, differs }) => ({ ...row, lengthCertainty: differs || same !== layouts.length ? 'line-maximum' : 'part', source }));
}

function lineMemory([name, kind, origin, length, aliasOf]: PackedMemory, lengthsHold: boolean, source: string): DeviceMemory {
  const known = lengthsHold && length > 0;
  return {
    name,
    kind: kind as MemoryKind,
    origin,
    length: known ? length : undefined,
    lengthCertainty: known ? 'line-maximum' : 'unknown',
    ...(aliasOf === '' ? {} : { aliasOf }),
    source,
  };
}

/** A line's memory that is a second view has the length of the memory it shows; undefined when the parts have no such memory. */
function asLongAsItsOriginal(alias: DeviceMemory, memories: readonly DeviceMemory[]): DeviceMemory | undefined {
  const original = memories.find((memory) => memory.kind === alias.kind && memory.aliasOf === undefined && memory.name.startsWith(alias.aliasOf ?? ''));
  if (original === undefined) return undefined;
  return alias.length === undefined ? { ...alias, aliasOf: original.name, length: original.length, lengthCertainty: original.lengthCertainty } : alias;
}

/** Secure views: ST's TrustZone parts show flash 0x04000000 higher and RAM 0x10000000 higher (CMSIS FLASH_BASE_S, SRAM1_BASE_S). */
function secureViews(memories: readonly DeviceMemory[]): DeviceMemory[] {
  return memories.flatMap((memory) => {
    const region = Math.floor(memory.origin / 0x1000_0000);
    const inRam = memory.kind === 'itcm' || region === 2 || region === 4;
    const inFlash = memory.kind === 'flash' && memory.origin >= 0x0800_0000 && memory.origin < 0x0c00_0000;
    if (memory.aliasOf !== undefined || (!inFlash && !inRam)) return [];
    return [{ ...memory, name: `${memory.name} (secure)`, origin: memory.origin + (inFlash ? 0x0400_0000 : 0x1000_0000), aliasOf: memory.name }];
  });
}

/** The code bus shows RAM from 0x20000000 on at 0x0A000000, and in the secure world at 0x0E000000 (sources of the lines that have `code`). */
function codeBusViews(memories: readonly DeviceMemory[], { code, tz }: TableLine): DeviceMemory[] {
  if (code === undefined) return [];
  const shown: DeviceMemory[] = [];
  let end = 0x2000_0000;
  for (const memory of memories.toSorted((a, b) => a.origin - b.origin)) {
    if (memory.kind !== 'ram' || memory.aliasOf !== undefined || memory.origin !== end) continue;
    shown.push(memory);
    if (code === 1 || memory.length === undefined) break;
    end += memory.length;
  }
  const view = (memory: DeviceMemory, name: string, at: number): DeviceMemory => ({ ...memory, name: `${memory.name} (${name})`, origin: memory.origin - 0x2000_0000 + at, aliasOf: memory.name });
  return shown.flatMap((memory) => [view(memory, 'code bus', 0x0a00_0000), ...(tz === 1 ? [view(memory, 'code bus, secure', 0x0e00_0000)] : [])]);
}

/** What the headers say about memories that the part data lack: upper bounds. */
function headerMemories(headers: readonly string[], known: readonly DeviceMemory[]): DeviceMemory[] {
  const table = deviceTable().headerMemories;
  const found = headers.flatMap((header) => {
    const rows = rowsOf(lookUp(table, header) ?? '');
    return rows.map((row): DeviceMemory => ({ ...row, lengthCertainty: 'line-maximum', source: `CMSIS device header ${header}.h` }));
  });
  return found.filter((memory, index) => {
    const same = (other: DeviceMemory): boolean => other.origin === memory.origin;
    return (
      !known.some(same) &&
      !found.some((other, at) => same(other) && ((other.length ?? 0) > (memory.length ?? 0) || (other.length === memory.length && at < index)))
    );
  });
}

/** Flash that the device boots from is seen at 0 too, until SYSCFG_MEMRMP shows something else there. */
export function bootAliasOf(line: TableLine, memories: readonly DeviceMemory[]): DeviceMemory | undefined {
  const flash = line.zero === 1 ? memories.find((memory) => memory.origin === 0x0800_0000) : undefined;
  const source = 'STMicroelectronics HAL drivers __HAL_SYSCFG_REMAPMEMORY_FLASH; STM32F1: RM0008, boot configuration';
  return flash === undefined ? undefined : { ...flash, name: `${flash.name} (at 0)`, origin: 0, aliasOf: flash.name, source };
}

/**
 * The memories of the parts that a name can mean. `lineHasParts` says that part data exist for other parts of the line: lengths that the
 * line's own entry gives then need not hold for a part without data. Sorted by origin, second views behind the memories themselves.
 */
export function memoriesOf(
  base: string,
  line: TableLine,
  parts: readonly KnownPart[],
  headers: readonly string[],
  lineHasParts: boolean,
): readonly DeviceMemory[] {
  const { sources } = deviceTable();
  const lineSource = sources[line.sources[0] ?? 0] ?? '';
  const memories = mergeParts(parts, sources[0] ?? '');
  if (!memories.some((memory) => memory.kind === 'ram')) memories.push(...headerMemories(headers, memories));
  const listsRam = memories.some((memory) => memory.kind === 'ram');
  for (const packed of line.memories) {
    const [, kind, origin, length, aliasOf, flags, bases] = packed;
    if (bases !== '' && !bases.split(' ').includes(base)) continue;
    if (kind === 'flash' && aliasOf === '' && memories.some((memory) => memory.kind === 'flash')) continue;
    if (kind !== 'flash' && listsRam && (flags & 2) !== 0 && !memories.some((known) => known.origin === origin)) continue;
    const at = memories.findIndex((memory) => memory.origin === origin);
    const known = memories[at];
    if (known !== undefined) {
      if ((flags & 1) !== 0) memories[at] = { ...known, length: Math.max(length, known.length ?? 0), lengthCertainty: 'line-maximum' };
      continue;
    }
    const memory = lineMemory(packed, listsRam || !lineHasParts, lineSource);
    if (memory.aliasOf === undefined) {
      if (!memories.some((other) => contains(other, memory))) memories.push(memory);
      continue;
    }
    const alias = asLongAsItsOriginal(memory, memories);
    if (alias !== undefined) memories.push(alias);
  }
  memories.push(...codeBusViews(memories, line), ...(line.tz === 1 ? secureViews(memories) : []));
  const isAlias = (memory: DeviceMemory): number => Number(memory.aliasOf !== undefined);
  return memories.toSorted((a, b) => isAlias(a) - isAlias(b) || a.origin - b.origin);
}

function contains(outer: DeviceMemory, inner: DeviceMemory): boolean {
  return inner.origin >= outer.origin && inner.origin + (inner.length ?? 1) <= outer.origin + (outer.length ?? 0);
}
