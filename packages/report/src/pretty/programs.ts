import { coreTitle } from '@qspi-doctor/devices';
import { formatAddress, safeText } from '@qspi-doctor/diagnostics';
import type { Diagnosis, ProgramSummary } from '@qspi-doctor/doctor';
import { gapOf } from './head.js';
import { placeText } from './location-text.js';
import { severityMark, type Style } from './style.js';
import { wrap } from './wrap.js';

const roleTexts: Readonly<Record<ProgramSummary['role'], string>> = { single: '', bootloader: 'bootloader', application: 'needs a bootloader, and none is in this folder' };

/** So many programs of a kind are named one by one. */
const mostNames = 12;

/** What was examined: for each program its role, device, files, and the run from reset. */
export function programLines(programs: readonly ProgramSummary[], style: Style): string[] {
  return programs.flatMap((program) => {
    const { paint, width } = style;
    const rows: [string, string][] = [
      ['device', deviceText(program)],
      ['image', program.image ?? 'none'],
      ['script', program.linkerScript ?? 'none'],
      ['launch', program.launches.length > 0 ? program.launches.join(', ') : 'none'],
      ['start', bootText(program)],
    ];
    const role = program.startedBy === undefined ? roleTexts[program.role] : `started by ${safeText(program.startedBy)}`;
    const examined = program.examined === undefined ? '' : safeText(program.examined);
    const notes = [role, examined].filter(Boolean).join('; ');
    return [`  ${paint.bold(safeText(program.name))}`, ...(notes ? wrap(notes, width, '    ').map((line) => paint.dim(line)) : []), ...rows.flatMap(([name, text]) => wrap(safeText(text), width, `    ${name.padEnd(8)}`, ' '.repeat(12)))];
  });
}

/** Where there are many programs: how many are well and how many are not, with their names. */
export function programSummaryLines({ programs, findings }: Diagnosis, style: Style): string[] {
  const { paint, width } = style;
  const worst = (name: string) => (['error', 'warning'] as const).find((severity) => findings.some((finding) => finding.program === name && finding.severity === severity));
  const kinds: [string, ProgramSummary[]][] = [
    [`${severityMark('error', style)}  with errors`, []],
    [`${severityMark('warning', style)}  with warnings`, []],
    ['?  nothing wrong seen, and not wholly examined', []],
    ['✔  examined and found well', []],
  ];
  for (const program of programs) {
    const severity = worst(program.name);
    kinds[severity === 'error' ? 0 : severity === 'warning' ? 1 : gapOf(program) === undefined ? 3 : 2]?.[1].push(program);
  }
  const lines = [paint.bold.underline(`${programs.length} programs`)];
  for (const [title, own] of kinds) {
    if (own.length === 0) continue;
    const names = own.slice(0, mostNames).map(({ name }) => safeText(name));
    lines.push(`  ${String(own.length).padStart(4)}  ${title}`, ...wrap(`${names.join(', ')}${own.length > names.length ? ` and ${own.length - names.length} more` : ''}`, width, '        ').map((line) => paint.dim(line)));
  }
  return lines;
}

function deviceText({ device, core, breakpointUnit }: ProgramSummary): string {
  if (core === undefined) return device ?? 'unknown';
  const unit = breakpointUnit && [
    `${breakpointUnit.name}${breakpointUnit.revision === undefined ? '' : ` revision ${breakpointUnit.revision}`}`,
    ...(breakpointUnit.comparators === undefined ? [] : [`${breakpointUnit.comparators} comparators`]),
    breakpointUnit.highestAddress === 0xffffffff ? 'any address' : `up to ${formatAddress(breakpointUnit.highestAddress)}`,
  ].join(', ');
  return `${device ?? 'unknown part'}: ${coreTitle(core)}${unit ? ` (${unit})` : ''}`;
}

function bootText({ boot, vtor, main, vtorSource }: ProgramSummary): string {
  const written = vtor === undefined ? undefined : formatAddress(vtor);
  if (boot === undefined) return vtorSource === 'sources' && written !== undefined ? `not run; the sources set VTOR to ${written}` : 'not run';
  const steps = `${grouped(boot.instructions)} instructions from reset`;
  if (!boot.reachesMain) return `${steps}, then stopped in ${stoppedIn(boot)}: ${boot.why}`;
  return `${steps} to main at ${formatAddress(main ?? boot.stoppedAt)}; VTOR there ${written ?? 'not written by this image'}`;
}

/** `Error_Handler at 0x900002c6 (Core/Src/main.c:37)`, as the rules write it. */
function stoppedIn({ stoppedAt, place }: NonNullable<ProgramSummary['boot']>): string {
  return `${place?.symbol ?? 'code'} at ${formatAddress(stoppedAt)}${place?.line === undefined ? '' : ` (${placeText({ file: place.file, line: place.line })})`}`;
}

/** `1,842`. Intl would cost more than the rest of the report. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
