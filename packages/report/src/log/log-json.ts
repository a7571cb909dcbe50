import { formatAddress } from '@qspi-doctor/diagnostics';
import type { NamedLog } from './log-lines.js';

/** The part `logs` of a report (schema: report-1.schema.json). Members that the log does not tell are null. */
export function logsJson(logs: readonly NamedLog[]) {
  return logs.map(({ file, summary }) => ({
    file,
    lines: summary.lines,
    tools: summary.tools.map(({ tool, version, line }) => ({ name: tool, version: version ?? null, line })),
    probeFirmware: summary.probeFirmware ?? null,
    deviceId: summary.deviceId === undefined ? null : `0x${summary.deviceId.toString(16)}`,
    deviceName: summary.deviceName ?? null,
    core: summary.core ?? null,
    comparators: summary.comparators ?? null,
    voltage: summary.voltage ?? null,
    connectMode: summary.connectMode?.trim() ?? null,
    port: summary.port ?? null,
    loaders: summary.loaders,
    programmed: summary.programmed === undefined ? null : { ...summary.programmed, addresses: summary.programmed.addresses.map(formatAddress) },
    breakpoints: summary.breakpoints.map(({ kind, address, outcome, error, line, count, hitAt }) => ({ kind, address: formatAddress(address), outcome, error: error ?? null, line, count, hitAtLine: hitAt ?? null })),
    memoryMap: summary.regions.map(({ kind, start, end, from, line }) => ({ kind, start: formatAddress(start), last: formatAddress(end - 1), from, line })),
    stops: summary.stops.map(({ signal, address, line }) => ({ signal, address: address === undefined ? null : formatAddress(address), line })),
    showsPackets: summary.hasPackets,
    incomplete: summary.incomplete ?? null,
  }));
}
