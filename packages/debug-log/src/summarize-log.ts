import { eventsOf, type DebugLog, type ToolInLog } from './debug-log.js';
import type { EventId } from './event.js';
import type { BreakpointRequest } from './packets/breakpoint-request.js';
import type { LogRegion } from './packets/memory-region.js';

/** What a log says, in short: for people and machines. Absent members are not in the log. */
export interface LogSummary {
  readonly lines: number;
  readonly tools: readonly ToolInLog[];
  readonly probeFirmware: string | undefined;
  /** 12 bits of DBGMCU_IDCODE. */
  readonly deviceId: number | undefined;
  readonly deviceName: string | undefined;
  readonly core: string | undefined;
  /** What the server counted. */
  readonly comparators: { readonly breakpoints: number; readonly watchpoints: number } | undefined;
  /** Volts. */
  readonly voltage: number | undefined;
  readonly connectMode: string | undefined;
  readonly port: number | undefined;
  readonly loaders: readonly string[];
  readonly programmed: { readonly internal: readonly string[]; readonly external: readonly string[]; readonly addresses: readonly number[]; readonly complete: boolean; readonly verified: boolean } | undefined;
  /** Software and hardware breakpoints, by line; the first fifty. */
  readonly breakpoints: readonly BreakpointRequest[];
  readonly regions: readonly LogRegion[];
  /** The last few. */
  readonly stops: readonly { readonly signal: string; readonly address: number | undefined; readonly line: number }[];
  /** True where the log shows packets of the remote protocol. */
  readonly hasPackets: boolean;
  readonly incomplete: string | undefined;
}

export function summarizeLog(log: DebugLog): LogSummary {
  const first = (id: EventId) => eventsOf(log, id)[0];
  const values = (id: EventId) => [...new Set(eventsOf(log, id).flatMap(({ value }) => value ?? []))];
  const volts = Number.parseFloat((first('voltage')?.value ?? '').replace(',', '.'));
  const comparators = first('comparators');
  const watchpoints = Number(comparators?.value);
  const programmed = eventsOf(log, 'erased-internal', 'erased-external', 'segment-erased', 'gdb-erased', 'section-loaded', 'download-complete', 'verified').length > 0;
  const addresses = [...new Set(eventsOf(log, 'segment-erased', 'gdb-erased', 'section-loaded', 'file-address').flatMap(({ address }) => address ?? []))].slice(0, 12);
  return {
    lines: log.lines,
    tools: log.tools,
    probeFirmware: first('probe-firmware')?.value,
    deviceId: first('device-id')?.number,
    deviceName: first('device-name')?.value,
    core: values('core').length > 0 ? values('core').join(' and ') : undefined,
    comparators: comparators?.number === undefined || !Number.isFinite(watchpoints) ? undefined : { breakpoints: comparators.number, watchpoints },
    voltage: Number.isFinite(volts) ? volts : undefined,
    connectMode: first('connect-mode')?.value,
    port: first('listening')?.number,
    loaders: values('loader').slice(0, 8),
    programmed: programmed ? { internal: values('erased-internal'), external: values('erased-external'), addresses, complete: first('download-complete') !== undefined, verified: first('verified') !== undefined } : undefined,
    breakpoints: log.requests.filter(({ kind }) => kind !== 'watchpoint').slice(0, 50),
    regions: log.regions,
    stops: eventsOf(log, 'stop', 'break-outside').slice(-5).map(({ id, value, address, line }) => ({ signal: value ?? (id === 'break-outside' ? 'no source' : ''), address, line })),
    hasPackets: log.hasPackets,
    incomplete: log.incomplete,
  };
}
