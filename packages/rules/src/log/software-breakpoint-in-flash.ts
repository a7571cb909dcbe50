import type { BreakpointRequest, LogEvent } from '@qspi-doctor/debug-log';
import { formatAddress, type RelatedLocation } from '@qspi-doctor/diagnostics';
import type { ImageInput, LogInput, LogsInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { coreOfSession } from './core-of-session.js';
import { flashWindowOf } from './flash-in-session.js';
import { eventsIn, haltedLater, isAbout, placeIn, quoted, regionOf, requestsIn, type InLog } from './in-logs.js';
import { waysToHardware } from './software-ways-out.js';

interface Place {
  readonly address: number;
  readonly window: string;
}

const place = ({ address, window }: Place) => `${formatAddress(address)} (${window})`;

export const softwareBreakpointInFlash = defineRule({
  id: 'log/software-breakpoint-in-flash',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  uses: ['image', 'device', 'core'],
  docs: {
    what: 'A log shows that GDB asked for a software breakpoint at an address in external flash.',
    why: 'A software breakpoint is an instruction that is written over the code. Memory-mapped flash does not take that write: the server refuses it, or says OK and the write is lost. GDB asks for one where it was told that the memory is RAM, or was told nothing. On a core whose breakpoint unit reaches the address this is a matter of settings.',
    symptom: '`$Z0,90…` in a transcript of `set debug remote 1` or in the log of the server at its highest level (a hardware breakpoint is `$Z1`); "Cannot insert breakpoint 1. Cannot access memory at address 0x90…" on the console of GDB. For hardware breakpoints GDB says "Cannot insert hardware breakpoint".',
    wrong: '```text\nSending packet: $Z0,900002ec,2#07\nPacket received: E0E\n```',
    right: '```text\nNote: automatically using hardware breakpoints for read-only addresses.\nSending packet: $Z1,900002ec,2#08\nPacket received: OK\n```',
    sources: [
      'GDB manual, "Packets" (Z0, Z1), "Memory Map Format", "Setting Breakpoints"',
      'GDB source, gdb/breakpoint.c insert_bp_location(): the two messages',
      'https://github.com/ArduPilot/ardupilot/pull/16698',
      'ST community td-p/658629; stlink-org/stlink#1219',
    ],
  },
  messages: {
    refused: (data: Place & { error: string }) => `GDB asked for a software breakpoint at ${place(data)}, and the server refused it (${data.error}). A software breakpoint is written into the code, and flash does not take that write.`,
    lost: (data: Place) => `GDB asked for a software breakpoint at ${place(data)}, the server said OK, and the log shows no stop there. A software breakpoint is written into the code, and flash does not take that write.`,
    perhaps: (data: Place) => `GDB asked for a software breakpoint at ${place(data)}, and the log shows no stop there. If there is flash at that address, the breakpoint was lost: it is written into the code, and flash does not take that write.`,
    notInserted: (data: Place) => `GDB could not insert a breakpoint at ${place(data)}. It was a software breakpoint: of hardware breakpoints GDB says "Cannot insert hardware breakpoint". A software breakpoint is written into the code, and flash does not take that write.`,
  },
  check({ logs, program, image, device, core }, report) {
    if (!isAbout(logs, program)) return;
    const session = coreOfSession(logs, core);
    for (const input of logs.logs) {
      const found = lostIn(input, logs, image, device?.device);
      const [first] = found;
      if (first === undefined) continue;
      const { address, window, message, sure } = first;
      const tools = new Set(logs.logs.flatMap(({ log }) => log.tools.map(({ tool }) => tool)));
      const reaches = session === undefined || address <= session.breakpointUnit.highestAddress;
      const data = { address, window: describeWindow(window), error: first.error ?? '' };
      report({
        message,
        ...(sure ? {} : { severity: 'warning' as const }),
        data,
        location: placeIn(first.at),
        related: [
          ...(image ? whereInImage(image, address) : []),
          ...mapEvidence(input, address),
          ...aftermath(logs, first.at.what.line, input),
          ...found.slice(1, 4).map(({ at }) => quoted(at, 'and here')),
          ...(session?.evidence ? [session.evidence] : []),
        ],
        explains: ['log/breakpoint-pending', 'log/breakpoint-refused'],
        remedies: reaches ? waysToHardware({ tools, core: session?.name, window }) : [outOfReachRemedy],
      });
    }
  },
});

const outOfReachRemedy = {
  title: 'Not by settings: this core cannot have a hardware breakpoint there either',
  certainty: 'documented' as const,
  steps: ['Its breakpoint unit ends at 0x1fffffff. "qspi-doctor explain breakpoint/unreachable" says why; a diagnosis of the project lists the ways round it.'],
};

interface Lost {
  readonly at: InLog<BreakpointRequest | LogEvent>;
  readonly address: number;
  readonly window: Parameters<typeof describeWindow>[0];
  readonly message: 'refused' | 'lost' | 'perhaps' | 'notInserted';
  readonly error?: string | undefined;
  readonly sure: boolean;
}

/** Software breakpoints in flash that did not work, in one log. */
function lostIn(input: LogInput, logs: LogsInput, image: ImageInput | undefined, device: Parameters<typeof flashWindowOf>[3]): readonly Lost[] {
  const one: LogsInput = { ...logs, logs: [input] };
  // OpenOCD's override makes a hardware breakpoint of any request; a J-Link answers with a flash breakpoint of its own.
  const helped = input.log.tools.some(({ tool }) => tool === 'j-link-gdb-server') || eventsIn(one, 'breakpoint-override').some(({ what }) => what.value === 'hard');
  const lost: Lost[] = [];
  for (const at of requestsIn(one)) {
    const { kind, address, outcome, error, hitAt } = at.what;
    const place = kind === 'software' ? flashWindowOf(address, logs, image, device) : undefined;
    if (place === undefined || hitAt !== undefined || outcome === 'unsupported' || haltedLater(input, address, at.what.line)) continue;
    if (outcome === 'refused') lost.push({ at, address, window: place.window, message: 'refused', error, sure: true });
    else if (!helped) lost.push({ at, address, window: place.window, message: place.surelyFlash && outcome === 'accepted' ? 'lost' : 'perhaps', sure: place.surelyFlash });
  }
  for (const at of eventsIn(one, 'gdb-software-not-inserted')) {
    const { address } = at.what;
    const place = address === undefined ? undefined : flashWindowOf(address, logs, image, device);
    if (address === undefined || place === undefined || lost.some((other) => other.address === address) || haltedLater(input, address, at.what.line)) continue;
    lost.push({ at, address, window: place.window, message: 'notInserted', sure: true });
  }
  const rank = ({ message }: Lost) => ['lost', 'refused', 'notInserted', 'perhaps'].indexOf(message);
  return lost.sort((a, b) => rank(a) - rank(b) || a.at.what.line - b.at.what.line);
}

function whereInImage(image: ImageInput, address: number): readonly RelatedLocation[] {
  const location = image.locate(address);
  return location.symbol === undefined && location.line === undefined ? [] : [{ ...location, message: 'the address is here' }];
}

/** Why GDB chose so, where the log shows its list of regions. */
function mapEvidence(input: LogInput, address: number): readonly RelatedLocation[] {
  const region = regionOf(input, address);
  if (region === undefined || region === 'unlisted' || region.kind !== 'ram') return [];
  const range = `${formatAddress(region.start)} to ${formatAddress(region.end - 1)}`;
  return [{ file: input.file, line: region.line, message: region.from === 'server' ? `the server's memory map calls ${range} RAM: that is why` : `GDB's list of regions has ${range} as "rw": that is why` }];
}

/** What became of the program: it ran, and somebody had to stop it. */
function aftermath(logs: LogsInput, line: number, input: LogInput): readonly RelatedLocation[] {
  const stop = eventsIn({ ...logs, logs: [input] }, 'stop').find(({ what }) => what.line > line && what.value === 'SIGINT');
  return stop ? [{ ...placeIn(stop), message: `afterwards the program ran until it was stopped by hand${stop.what.address === undefined ? '' : ` at ${formatAddress(stop.what.address)}`}` }] : [];
}
