import type { BreakpointRequest, LogSummary } from '@qspi-doctor/debug-log';
import { formatAddress, safeText } from '@qspi-doctor/diagnostics';
import type { Style } from '../pretty/style.js';
import { wrap } from '../pretty/wrap.js';
import { toolNames } from './tool-names.js';

export interface NamedLog {
  readonly file: string;
  readonly summary: LogSummary;
}

const most = 8;

/** What each log says, in short: who spoke, the chip, what was programmed, which breakpoints GDB asked for and what became of them. */
export function logLines(logs: readonly NamedLog[], style: Style): string[] {
  const { paint, width } = style;
  return [
    paint.bold.underline(logs.length === 1 ? 'What the log says' : 'What the logs say'),
    ...logs.flatMap(({ file, summary }) => [
      `  ${paint.bold(safeText(file))}${paint.dim(`  ${summary.lines} line${summary.lines === 1 ? '' : 's'}`)}`,
      ...rowsOf(summary).flatMap(([name, texts]) => texts.flatMap((text, index) => wrap(safeText(text), width, `    ${(index === 0 ? name : '').padEnd(13)}`, ' '.repeat(17)))),
    ]),
  ];
}

function rowsOf(log: LogSummary): readonly (readonly [string, readonly string[]])[] {
  const rows: [string, readonly string[]][] = [
    ['recorded by', [log.tools.map(({ tool, version }) => toolNames[tool] + (version === undefined ? '' : ` ${version}`)).join(', ') || 'nobody that qspi-doctor knows']],
    ['probe', [[log.probeFirmware, log.connectMode && `connected: ${log.connectMode.trim().toLowerCase()}`, log.port !== undefined && `port ${log.port}`].filter(Boolean).join(', ')]],
    ['chip', [chipText(log)]],
    ['loader', [log.loaders.join(', ')]],
    ['programmed', [programmedText(log)]],
    ['breakpoints', breakpointTexts(log)],
    ['memory map', [mapText(log)]],
    ['stops', [log.stops.map(({ signal, address, line }) => `${signal}${address === undefined ? '' : ` at ${formatAddress(address)}`} (line ${line})`).join(', ')]],
    ['left out', [log.incomplete ?? '']],
  ];
  return rows.filter(([, texts]) => texts.some((text) => text !== ''));
}

function chipText({ deviceId, deviceName, core, comparators, voltage }: LogSummary): string {
  const id = deviceId === undefined ? '' : `device id 0x${deviceId.toString(16)}`;
  return [
    deviceName === undefined ? id : `${deviceName}${id && ` (${id})`}`,
    core,
    comparators && `${comparators.breakpoints} breakpoint and ${comparators.watchpoints} watchpoint comparators`,
    voltage !== undefined && `${voltage.toFixed(2)} V`,
  ]
    .filter(Boolean)
    .join(', ');
}

function programmedText({ programmed }: LogSummary): string {
  if (programmed === undefined) return '';
  const sectors = (name: string, list: readonly string[]) => (list.length === 0 ? '' : `${name} sectors ${list.join(', ')}`);
  const end = programmed.verified ? 'verified' : programmed.complete ? 'complete' : 'not completed';
  const at = programmed.addresses.map(formatAddress).join(', ');
  return [sectors('internal', programmed.internal), sectors('external', programmed.external), at === '' ? '' : `at ${at}`, end].filter(Boolean).join('; ');
}

function breakpointTexts({ breakpoints, hasPackets }: LogSummary): readonly string[] {
  if (breakpoints.length === 0) return [hasPackets ? 'none were asked for' : ''];
  const texts = breakpoints.slice(0, most).map((request) => `${formatAddress(request.address)} ${request.kind}: ${fateOf(request)} (line ${request.line}${request.count > 1 ? `, ${request.count} times` : ''})`);
  return breakpoints.length > most ? [...texts, `and ${breakpoints.length - most} more`] : texts;
}

function fateOf({ outcome, error, hitAt }: BreakpointRequest): string {
  if (outcome === 'accepted') return hitAt === undefined ? 'accepted, no stop there in the log' : `accepted, hit (line ${hitAt})`;
  if (outcome === 'refused') return `refused${error === undefined ? '' : ` (${error})`}`;
  return outcome === 'unsupported' ? 'the server knows no such packet' : 'no answer in the log';
}

function mapText({ regions }: LogSummary): string {
  const shown = regions.slice(0, most).map(({ kind, start, end }) => `${formatAddress(start)}-${formatAddress(end - 1)} ${kind}`);
  return [...shown, ...(regions.length > most ? [`and ${regions.length - most} more`] : [])].join(', ');
}
