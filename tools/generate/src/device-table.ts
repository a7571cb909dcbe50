/** Packs the data files into the one text that @qspi-doctor/devices carries. */
import { baseOf, type DataFiles, type Line, type PartsFile } from './data-files.js';

function packedLine(line: Line, sources: string[], listedOrigins: ReadonlySet<number>): object {
  const sourceIndex = (source: string): number => {
    if (!sources.includes(source)) sources.push(source);
    return sources.indexOf(source);
  };
  return {
    line: line.line,
    family: line.family,
    cores: line.cores.map((core) => [core.name, core.label ?? '', core.accessPort ?? -1]),
    ...(line.trustZone === true ? { tz: 1 } : {}),
    ...(line.codeBus === undefined ? {} : { code: line.codeBus === 'all' ? 2 : 1 }),
    ...(line.flashAtZero === true ? { zero: 1 } : {}),
    windows: line.windows.map((window) => [window.peripheral, Number(window.origin), Number(window.registers)]),
    ...(line.remap === undefined ? {} : { remap: line.remap }),
    irqs: line.interrupts,
    memories: line.memories.map((memory) => [
      memory.name,
      memory.kind,
      Number(memory.origin),
      Number(memory.length ?? 0),
      memory.aliasOf ?? '',
      (memory.configurable === true ? 1 : 0) + (memory.kind !== 'backup' && listedOrigins.has(Number(memory.origin)) ? 2 : 0),
      memory.parts?.join(' ') ?? '',
    ]),
    ids: line.deviceIds.map(Number),
    ...(line.vtor === undefined ? {} : { vtor: [line.vtor.template, line.vtor.since ?? '', line.vtor.sinceDate ?? '', line.vtor.before ?? ''] }),
    ...(line.notes === undefined ? {} : { notes: line.notes }),
    sources: line.sources.map(sourceIndex),
  };
}

/** Where the part data place memories of any part of the line. */
function originsOf(line: Line, { layouts, parts }: PartsFile): ReadonlySet<number> {
  const used = new Set(line.parts.flatMap((part) => Object.keys(parts[baseOf(part)] ?? {})));
  const rows = [...used].flatMap((index) => (layouts[Number(index)] ?? '').split(';'));
  return new Set(rows.map((row) => Number.parseInt(row.split(' ')[2] ?? '', 16)));
}

/** The table as an object; its form is described by `packages/devices/src/table.ts`, which reads it. */
export function buildTable({ lines, headers, parts, bus }: DataFiles): object {
  const sources: string[] = [parts.source, bus.sources.join('; '), ...headers.sources];
  const packedLines = lines.map((line) => packedLine(line, sources, originsOf(line, parts)));
  const selectors: Record<string, number> = {};
  for (const [index, line] of lines.entries()) {
    for (const part of line.parts) {
      if (selectors[part] !== undefined) throw new Error(`${part} is in two lines: ${line.line}`);
      selectors[part] = index;
    }
  }
  const packedParts: Record<string, string> = {};
  for (const [base, groups] of Object.entries(parts.parts)) {
    if (selectors[base] === undefined) throw new Error(`no line for ${base}`);
    packedParts[base] = Object.entries(groups)
      .map(([layout, codes]) => `${layout}:${codes.join(' ')}`)
      .join(';');
  }
  for (const header of Object.keys(headers.interrupts)) {
    const base = baseOf(header.slice('stm32'.length).toUpperCase());
    if (selectors[base] === undefined) throw new Error(`no line for the header ${header}`);
  }
  const headerText = Object.entries(headers.interrupts)
    .map(([header, count]) => `;${header.slice('stm32'.length)} ${count}`)
    .join('');
  return {
    sources,
    lines: packedLines,
    selectors,
    headers: headerText,
    headerMemories: headers.memories,
    layouts: parts.layouts,
    parts: packedParts,
    ids: {
      ...parts.deviceIds,
      ...Object.fromEntries(lines.flatMap(({ deviceIdsOf }) => Object.entries(deviceIdsOf ?? {}).map(([base, ids]) => [base, ids.map(Number)]))),
    },
    off: Object.fromEntries(Object.entries(parts.notOnPackage).map(([controller, codes]) => [controller, codes.join(' ')])),
    bus: bus.banks,
  };
}

/** The text of `packages/devices/src/device-table.generated.ts`. */
export function deviceTableModule(files: DataFiles): string {
  const json = JSON.stringify(buildTable(files));
  if (json.includes("'") || json.includes('\\')) throw new Error('the table needs no quoting; keep it so');
  const chunks = json.match(/.{1,150}/gs) ?? [];
  return [
    '// Made by `npx tsx tools/generate/src/main.ts` from tools/generate/data. Do not edit.',
    'export const deviceTableText =',
    chunks.map((chunk) => `  '${chunk}'`).join(' +\n') + ';',
    '',
  ].join('\n');
}
