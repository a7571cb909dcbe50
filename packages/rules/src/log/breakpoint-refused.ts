import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { coreOfSession } from './core-of-session.js';
import { flashWindowOf } from './flash-in-session.js';
import { eventsIn, isAbout, placeIn, quoted } from './in-logs.js';

export const breakpointRefused = defineRule({
  id: 'log/breakpoint-refused',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  uses: ['image', 'device', 'core'],
  docs: {
    what: 'A GDB server says in its log that it could not set a breakpoint.',
    why: 'At an address in external flash there are two reasons, and they are different diseases: the breakpoint unit of the core ends at 0x1fffffff (Cortex-M0, M0+, M3, M4), or GDB asked for a software breakpoint, which is written into memory and which flash does not take.',
    symptom: '"Failed to set breakpoint at address: 0x90003da8." and "Failed to set more breakpoints" of the ST-LINK GDB server; "can\'t add breakpoint: unknown reason" of OpenOCD.',
    wrong: '```text\nError: Failed to set breakpoint at address: 0x90003da8.\n```',
    right: '',
    sources: ['ST community, Debugging Flash Bootloader and External Flash Application, td-p/658629 (STM32H730)', 'OpenOCD src/target/breakpoints.c'],
  },
  messages: {
    external: ({ address, window }: { address: number; window: string }) =>
      `The server could not set a breakpoint at ${formatAddress(address)} (${window}). With a core that can halt there, the reason that was found for this message is a software breakpoint: GDB was told that the memory is RAM.`,
    outOfReach: ({ address, window }: { address: number; window: string }) => `The server could not set a breakpoint at ${formatAddress(address)} (${window}), which the breakpoint unit of this core cannot match.`,
    elsewhere: ({ address }: { address: number }) => `The server could not set a breakpoint at ${formatAddress(address)}.`,
    unknown: () => 'The server refused a breakpoint, and the log does not say where or why.',
  },
  check({ logs, program, image, device, core }, report) {
    if (!isAbout(logs, program)) return;
    const all = eventsIn(logs, 'server-refused-breakpoint');
    const session = coreOfSession(logs, core);
    const place = (address: number | undefined) => (address === undefined ? undefined : flashWindowOf(address, logs, image, device?.device));
    const first = all.find(({ what }) => place(what.address) !== undefined) ?? all[0];
    if (first === undefined) return;
    const { address } = first.what;
    const window = place(address)?.window;
    const common = { location: placeIn(first), related: [...eventsIn(logs, 'server-out-of-breakpoints').slice(0, 1).map((at) => quoted(at)), ...(session?.evidence ? [session.evidence] : [])], remedies: [look] };
    if (address === undefined) report({ message: 'unknown', severity: 'warning', data: undefined, ...common });
    else if (window === undefined) report({ message: 'elsewhere', severity: 'warning', data: { address }, ...common });
    else report({ message: session && address > session.breakpointUnit.highestAddress ? 'outOfReach' : 'external', data: { address, window: describeWindow(window) }, ...common });
  },
});

const look = {
  title: 'See which kind of breakpoint it was',
  certainty: 'documented' as const,
  steps: [
    'In the GDB console: set debug remote 1, then continue. $Z0 is a software breakpoint, $Z1 a hardware one. Give that transcript to qspi-doctor as well.',
    'For a hardware breakpoint on a Cortex-M4 or M3: qspi-doctor explain breakpoint/unreachable. For a software breakpoint: qspi-doctor explain breakpoint/software-in-flash.',
  ],
};
