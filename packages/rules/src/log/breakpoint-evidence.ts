import { eventsOf } from '@qspi-doctor/debug-log';
import type { Device } from '@qspi-doctor/devices';
import { formatAddress, type RelatedLocation } from '@qspi-doctor/diagnostics';
import type { LogsInput } from '@qspi-doctor/workspace';
import type { Window } from '../external-window.js';
import { eventsIn, placeIn, quoted, requestsIn } from './in-logs.js';

/** Rules on logs that tell of a breakpoint which did not work: followed by a rule that knows why. */
export const brokenBreakpointsInLogs = ['log/hardware-breakpoint-refused', 'log/software-breakpoint-in-flash', 'log/memory-map-writable', 'log/breakpoint-refused', 'log/breakpoint-pending'];

/** Without the logs of another chip: what happened there is no evidence here. */
function ofDevice(logs: LogsInput, device: Device | undefined): LogsInput {
  const ids = device?.deviceIds ?? [];
  const same = logs.logs.filter(({ log }) => {
    const met = eventsOf(log, 'device-id').flatMap(({ number }) => number ?? []);
    return ids.length === 0 || met.length === 0 || met.some((id) => ids.includes(id));
  });
  return { ...logs, logs: same };
}

const within = ({ origin, span }: Window, address: number | undefined) => address !== undefined && address >= origin && address - origin < span;

/** Lines of logs that show how a server refused breakpoints in a window that the breakpoint unit cannot reach. */
export function refusalsInLogs(all: LogsInput, window: Window, device: Device | undefined): readonly RelatedLocation[] {
  const logs = ofDevice(all, device);
  const refused = requestsIn(logs).filter(({ what }) => what.kind !== 'watchpoint' && what.outcome === 'refused' && within(window, what.address));
  return [...eventsIn(logs, 'hardware-out-of-range').slice(0, 1).map((at) => quoted(at)), ...refused.slice(0, 2).map((at) => quoted(at, `the log shows that it was refused${at.what.error === undefined ? '' : ` (${at.what.error})`}`))];
}

/**
 * What logs show of the kind of breakpoint that GDB asks for in a window: `hardware`, and a suspicion that it might be software is refuted; or
 * software, with the lines. Undefined where they do not tell, and where they tell both.
 */
export function breakpointKindInLogs(all: LogsInput, window: Window, device: Device | undefined): 'hardware' | readonly RelatedLocation[] | undefined {
  const logs = ofDevice(all, device);
  const there = requestsIn(logs).filter(({ what }) => within(window, what.address));
  const software = there.filter(({ what }) => what.kind === 'software' && what.hitAt === undefined && what.outcome !== 'unsupported');
  const hardware = there.some(({ what }) => what.kind === 'hardware' && what.outcome === 'accepted');
  const words = eventsIn(logs, 'gdb-software-not-inserted').filter(({ what }) => within(window, what.address));
  if (software.length + words.length === 0) return hardware ? 'hardware' : undefined;
  if (hardware) return undefined;
  return [
    ...software.slice(0, 2).map((at) => ({ ...placeIn(at), message: `the log shows it: GDB asked for a software breakpoint at ${formatAddress(at.what.address)}, ${at.what.outcome === 'refused' ? `refused (${at.what.error ?? ''})` : 'and no stop there follows'}` })),
    ...words.slice(0, 1).map((at) => quoted(at, 'of a software breakpoint GDB says so')),
  ];
}
