import type { BreakpointRequest, LogEvent } from '@qspi-doctor/debug-log';
import { coreTitle } from '@qspi-doctor/devices';
import { formatAddress, type Remedy } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { coreOfSession } from './core-of-session.js';
import { eventsIn, isAbout, placeIn, quoted, requestsIn, type InLog } from './in-logs.js';

const reach = 0x1fffffff;

export const hardwareBreakpointRefused = defineRule({
  id: 'log/hardware-breakpoint-refused',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  uses: ['core'],
  docs: {
    what: 'A log shows that a hardware breakpoint was refused: the breakpoint unit cannot match the address, its comparators are used up, or the server gives no reason.',
    why: 'The comparators of Cortex-M3 and M4 (FPB revision 1) and of M0 and M0+ end at 0x1fffffff, and external flash lies above. OpenOCD says so in its own log; GDB only says that there may be too many hardware breakpoints, which leads many people astray.',
    symptom: '"Cortex-M Flash Patch Breakpoint rev.1 cannot handle HW breakpoint above address 0x1FFFFFFE" in the log of OpenOCD, "Breakpoint out of range" in that of pyOCD; `$Z1,90…` answered with an error; "Cannot insert hardware breakpoint 1. … You may have requested too many hardware breakpoints/watchpoints." in GDB.',
    wrong: '```text\nSending packet: $Z1,900002ec,2#08\nPacket received: E0E\n```',
    right: '```text\nSending packet: $Z1,80002ec,2#07\nPacket received: OK\n```',
    sources: [
      'OpenOCD src/target/cortex_m.c, cortex_m_set_breakpoint(); src/target/breakpoints.c',
      'pyOCD pyocd/coresight/fpb.py, can_support_address()',
      'Armv7-M Architecture Reference Manual C1.11 (FP_COMPn)',
      'https://community.st.com/t5/stm32-mcus-products/not-able-to-debug-code-executing-from-qspi-memory-in/td-p/603899',
    ],
  },
  messages: {
    unitSays: ({ address }: { address: number | undefined }) =>
      `The server says that the breakpoint unit of this core cannot match ${address === undefined ? 'the address of a breakpoint' : formatAddress(address)}: its comparators end at ${formatAddress(reach)}. No setting of the debugger changes that.`,
    outOfReach: ({ address, core }: { address: number; core: string }) => `The server refused a hardware breakpoint at ${formatAddress(address)}. The comparators of this ${core} end at ${formatAddress(reach)}: no setting of the debugger changes that.`,
    usedUp: ({ address }: { address: number | undefined }) => `The comparators of the core are used up${address === undefined ? '' : `: the breakpoint at ${formatAddress(address)} was refused`}. Remove breakpoints that you do not need; "run to" and the stop at main take one as well.`,
    noReason: ({ address }: { address: number }) => `A hardware breakpoint at ${formatAddress(address)} was refused, and the log does not say why: either the comparators are used up, or the unit of this core ends at ${formatAddress(reach)} (Cortex-M0, M0+, M3, M4).`,
    refused: ({ address, core }: { address: number; core: string }) => `The server refused a hardware breakpoint at ${formatAddress(address)}, which the breakpoint unit of this ${core} could match; the log does not say why. Comparators that are used up are the usual reason.`,
  },
  check({ logs, program, core }, report) {
    if (!isAbout(logs, program)) return;
    const session = coreOfSession(logs, core);
    const said = eventsIn(logs, 'hardware-out-of-range');
    const refusals = refusedHardware(requestsIn(logs), eventsIn(logs, 'gdb-hardware-not-inserted'));
    const above = refusals.find(({ address }) => address !== undefined && address > reach);
    const evidence = [...(session?.evidence ? [session.evidence] : [])];
    const [first] = said;
    if (first !== undefined) {
      // OpenOCD names the limit, pyOCD the address of the breakpoint.
      const own = first.what.address !== undefined && first.what.address > reach ? first.what.address : above?.address;
      report({ message: 'unitSays', data: { address: own }, location: placeIn(first), related: [...(above ? [quoted(above.at, 'the request')] : []), ...evidence], explains, remedies: [elsewhere] });
      return;
    }
    // What the ST-LINK GDB server says in such words has been something else (ST community td-p/658629).
    const usedUp = eventsIn(logs, 'server-out-of-breakpoints').filter(({ what }) => what.tool === 'openocd');
    const refused = above ?? refusals[0];
    if (usedUp[0] !== undefined) {
      report({ message: 'usedUp', severity: 'warning', data: { address: refused?.address }, location: placeIn(usedUp[0]), related: refused ? [quoted(refused.at, 'the request')] : [] });
      return;
    }
    if (refused?.address === undefined) return;
    const { address, at } = refused;
    const title = session && coreTitle(session.name);
    if (session === undefined) report({ message: 'noReason', severity: address > reach ? 'error' : 'warning', data: { address }, location: placeIn(at), remedies: address > reach ? [elsewhere] : [] });
    else if (address > session.breakpointUnit.highestAddress) report({ message: 'outOfReach', data: { address, core: String(title) }, location: placeIn(at), related: evidence, explains, remedies: [elsewhere] });
    else report({ message: 'refused', severity: 'warning', data: { address, core: String(title) }, location: placeIn(at), related: evidence });
  },
});

const explains = ['log/breakpoint-refused', 'log/breakpoint-pending'];

const elsewhere: Remedy = {
  title: 'Ways round it',
  certainty: 'documented',
  steps: [
    'A diagnosis of the project (qspi-doctor FOLDER --log FILE) lists those that work on its device: the alias at address 0, a watchpoint comparator, code in RAM, a build for the internal flash, a J-Link with flash breakpoints.',
    '"qspi-doctor explain breakpoint/unreachable" says why.',
  ],
};

interface Refusal {
  readonly address: number | undefined;
  readonly at: InLog<BreakpointRequest | LogEvent>;
}

function refusedHardware(requests: readonly InLog<BreakpointRequest>[], events: readonly InLog<LogEvent>[]): readonly Refusal[] {
  return [
    ...requests.filter(({ what }) => what.kind === 'hardware' && what.outcome === 'refused').map((at) => ({ address: at.what.address, at })),
    ...events.map((at) => ({ address: at.what.address, at })),
  ];
}
