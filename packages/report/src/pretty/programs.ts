import { formatAddress } from '@qspi-doctor/diagnostics';
import type { Diagnosis, ProgramSummary } from '@qspi-doctor/doctor';
import { safeText } from './safe-text.js';
import type { Style } from './style.js';
import { wrap } from './wrap.js';

const coreNames: Readonly<Record<string, string>> = { 'cortex-m0plus': 'Cortex-M0+' };

const roleTexts: Readonly<Record<ProgramSummary['role'], string>> = { single: '', bootloader: 'bootloader', application: 'needs a bootloader, and none is in this folder' };

/** What was examined: for each program its role, device, files, and the run from reset. */
export function programLines({ programs }: Diagnosis, style: Style): string[] {
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

function deviceText({ device, core, breakpointUnit }: ProgramSummary): string {
  if (core === undefined) return device ?? 'unknown';
  const unit = breakpointUnit && `${breakpointUnit.name}${breakpointUnit.revision === undefined ? '' : ` revision ${breakpointUnit.revision}`}${breakpointUnit.comparators === undefined ? '' : `, ${breakpointUnit.comparators} comparators`}, up to ${formatAddress(breakpointUnit.highestAddress)}`;
  return `${device ?? 'unknown part'}: ${coreNames[core] ?? core.replace('cortex-m', 'Cortex-M')}${unit ? ` (${unit})` : ''}`;
}

function bootText({ boot, vtor, main }: ProgramSummary): string {
  if (boot === undefined) return 'not run';
  const steps = `${grouped(boot.instructions)} instructions from reset`;
  if (!boot.reachesMain) return `${steps}, then stopped at ${formatAddress(boot.stoppedAt)}: ${boot.why}`;
  return `${steps} to main at ${formatAddress(main ?? boot.stoppedAt)}; VTOR there ${vtor === undefined ? 'not written by this image' : formatAddress(vtor)}`;
}

/** `1,842`. Intl would cost more than the rest of the report. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
