import { coreTitle } from '@qspi-doctor/devices';
import { formatAddress, formatSize, safeText } from '@qspi-doctor/diagnostics';
import type { ProgramSummary } from '@qspi-doctor/doctor';
import type { Style } from './style.js';
import { cellsOf, padCells, wrap } from './wrap.js';

interface Row {
  readonly origin: number;
  readonly length: number;
  readonly name: string;
  /** Undefined where no image tells. */
  readonly used: number | undefined;
  readonly contents: string[];
}

const barCells = 12;

/** The memories of all programs by address, how full they are, what stands in them, and where the reach of hardware breakpoints ends. */
export function memoryMapLines(programs: readonly ProgramSummary[], style: Style): string[] {
  const rows = rowsOf(programs);
  if (rows.length === 0) return [];
  const { paint } = style;
  const limit = Math.min(...programs.map(({ breakpointUnit }) => breakpointUnit?.highestAddress ?? 0xffffffff));
  const limited = programs.filter(({ breakpointUnit }) => breakpointUnit?.highestAddress === limit);
  // Two cores of one chip may differ: then the line says whose limit it is.
  const whose = limited.length === programs.length ? '' : ` of the ${coreTitle(limited[0]?.core ?? '')}`;
  const nameCells = Math.min(20, Math.max(...rows.map(({ name }) => cellsOf(name))));
  const sizeCells = Math.max(...rows.map(({ length }) => formatSize(length).length));
  const lines: string[] = [];
  let drawn = limit === 0xffffffff;
  for (const { origin, length, name, used, contents } of rows) {
    if (!drawn && origin > limit) {
      lines.push(paint.red(`  ${formatAddress(limit)} ── the last address that a hardware breakpoint${whose} reaches ──`));
      drawn = true;
    }
    lines.push(`  ${formatAddress(origin)}  ${padCells(name, nameCells)}  ${formatSize(length).padStart(sizeCells)}  ${used === undefined ? paint.dim('no image') : `${bar(used, length, style)} ${share(used, length).padStart(4)}`}`);
    for (const content of contents) lines.push(...wrap(content, style.width, `${' '.repeat(14)}${paint.dim('└ ')}`, ' '.repeat(16)));
  }
  return lines;
}

function rowsOf(programs: readonly ProgramSummary[]): readonly Row[] {
  const rows = new Map<string, { origin: number; length: number; name: string; used: number | undefined; contents: string[] }>();
  for (const program of programs) {
    for (const { name, origin, length, used } of program.memories) {
      const key = `${origin} ${length} ${name}`;
      const row = rows.get(key) ?? { origin, length, name: safeText(name), used: undefined, contents: [] };
      rows.set(key, row);
      // Two programs share the RAM one after the other: the fuller one counts. In flash they lie side by side.
      if (used !== undefined) row.used = Math.max(row.used ?? 0, used);
      const inside = (address: number | undefined) => address !== undefined && address >= origin && address - origin < length;
      const marks = [
        inside(program.vectorTable) ? `vector table ${formatAddress(program.vectorTable ?? 0)}` : '',
        inside(program.main) ? `main ${formatAddress(program.main ?? 0)}` : '',
      ].filter(Boolean);
      if (marks.length > 0) row.contents.push(`${safeText(program.name)}: ${marks.join(', ')}`);
    }
  }
  return [...rows.values()].sort((a, b) => a.origin - b.origin);
}

function bar(used: number, length: number, { paint }: Style): string {
  const full = used === 0 ? 0 : Math.max(1, Math.min(barCells, Math.round((used / length) * barCells)));
  const text = '█'.repeat(full);
  return (used > length ? paint.red(text) : paint.green(text)) + paint.dim('░'.repeat(barCells - full));
}

function share(used: number, length: number): string {
  const percent = (used / length) * 100;
  return used > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`;
}
