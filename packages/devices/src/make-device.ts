import { vectorTableAlignment } from './alignment.js';
import { coreFacts, type CoreLabel, type CoreName } from './core.js';
import type { Device, DeviceCore, DeviceMemory, ExternalWindow } from './device.js';
import { headerNamed, headerOfPart, headersOfBase, headersOfName } from './headers.js';
import { bootAliasOf, memoriesOf } from './memories.js';
import type { PartName } from './part-name.js';
import { deviceTable, lookUp, partsOf, type KnownPart, type TableLine } from './table.js';
import { vtorTemplateOf } from './vtor-template.js';
import { remapOf, windowsOf } from './windows.js';

/** The parts that a name can mean, and whether its letters were all known. */
function partsMeant(name: PartName): { readonly parts: readonly KnownPart[]; readonly known: boolean } {
  const all = partsOf(name.base);
  const headers = headersOfBase(name.base);
  const header = headerNamed(name, headers);
  if (header !== undefined) {
    const parts = all.filter((part) => headerOfPart(headers, part) === header);
    if (parts.length > 0) return { parts, known: true };
  }
  const pinsKnown = name.pins === undefined || all.some((part) => name.pins?.includes(part.pins));
  const parts = all.filter(
    (part) =>
      (!pinsKnown || name.pins === undefined || name.pins.includes(part.pins)) &&
      (name.flash === undefined || name.flash.includes(part.flash)) &&
      (name.variant === undefined || name.variant === 'Q' || name.variant === part.variant),
  );
  return parts.length > 0 ? { parts, known: pinsKnown } : { parts: all, known: false };
}

function lineIndexOf(name: PartName): number {
  const { selectors } = deviceTable();
  const pins = name.pins?.length === 1 ? name.pins[0] : undefined;
  return lookUp(selectors, `${name.base}${pins ?? ''}`) ?? lookUp(selectors, name.base) ?? 0;
}

/** Some part data exist for the line. */
function lineHasParts(index: number): boolean {
  return Object.entries(deviceTable().selectors).some(([base, line]) => line === index && lookUp(deviceTable().parts, base) !== undefined);
}

function coresOf(line: TableLine, first: CoreLabel | undefined): readonly DeviceCore[] {
  const cores = line.cores.map(([name, label, accessPort]): DeviceCore => ({
    ...coreFacts(name as CoreName),
    ...(label === '' ? {} : { label: label as CoreLabel }),
    ...(accessPort < 0 ? {} : { accessPort }),
  }));
  return cores.toSorted((a, b) => Number(b.label !== undefined && b.label === first) - Number(a.label !== undefined && a.label === first));
}

/** Builds the device of a parsed name. */
export function makeDevice(name: PartName): Device {
  const { lines, sources, ids } = deviceTable();
  const index = lineIndexOf(name);
  const line = lines[index] as TableLine;
  const { parts, known } = partsMeant(name);
  const headers = headersOfName(name, parts);
  const interruptCount = headers.length > 0 ? Math.max(...headers.map((header) => header.interrupts)) : line.irqs;
  const cores = coresOf(line, name.core);
  const headerNames = headers.map((header) => header.header);
  const memories = memoriesOf(name.base, line, parts, headerNames, lineHasParts(index));
  const externalWindows = windowsOf(name.base, name.pins ?? [], line);
  const vtor = vtorTemplateOf(line);
  const single = (letters: readonly string[] | undefined): boolean => letters?.length === 1;
  return {
    name: name.spelled,
    line: line.line,
    family: line.family,
    exact: known && parts.length > 0 && single(name.pins) && single(name.flash) && new Set(parts.map((part) => part.layout)).size === 1,
    cores,
    core: (wanted) => coreNamed(cores, wanted, name.spelled),
    memories,
    memoriesComplete: memories.some((memory) => memory.kind === 'ram') && memories.every((memory) => memory.length !== undefined),
    bootAlias: bootAliasOf(line, memories),
    externalWindows,
    remapToZero: remapOf(line.remap),
    interruptCount,
    vectorTableAlignment: vectorTableAlignment(interruptCount),
    headers: headerNames,
    deviceIds: lookUp(ids, name.base) ?? line.ids,
    hasTrustZone: line.tz === 1,
    vtorTemplate: vtor?.text,
    vtorTemplateKind: vtor?.kind,
    notes: line.notes ?? [],
    sources: line.sources.map((source) => sources[source] ?? ''),
    memoryAt: (address) => memoryAt(memories, externalWindows, address),
  };
}

function coreNamed(cores: readonly DeviceCore[], wanted: CoreName | undefined, device: string): DeviceCore {
  const core = wanted === undefined ? cores[0] : cores.find((candidate) => candidate.name === wanted);
  if (core === undefined) throw new Error(`${device} has no ${wanted ?? 'core'}`);
  return core;
}

function memoryAt(memories: readonly DeviceMemory[], windows: readonly ExternalWindow[], address: number): DeviceMemory | ExternalWindow | undefined {
  const inside = memories.filter((memory) => address >= memory.origin && address < memory.origin + (memory.length ?? 0));
  return (
    inside.find((memory) => memory.aliasOf === undefined) ??
    inside[0] ??
    windows.find((window) => address >= window.origin && address < window.origin + window.span)
  );
}
