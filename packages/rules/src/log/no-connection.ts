import type { LogEvent } from '@qspi-doctor/debug-log';
import { defineRule } from '../define-rule.js';
import { eventsIn, fewQuoted, isAbout, placeIn, type InLog } from './in-logs.js';

export const noConnection = defineRule({
  id: 'log/no-connection',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  docs: {
    what: 'The session did not come about: no probe, no target, or no server.',
    why: 'What the tools can tell is who did not answer. Behind "no target" there may be a cable, no power, a reset line, debug pins that the program has switched off, a core that sleeps, a wrong access port, or a chip of another family.',
    symptom: '"Target unknown error 32", "No STM32 target found!", "init mode failed (unable to connect to the target)", "UNEXPECTED idcode", "No ST-LINK detected", "localhost:61234: Connection refused".',
    wrong: '```text\nError in initializing ST-LINK device.\nReason: Unknown. Please check power and cabling to target.\n```',
    right: '```text\nST-LINK device initialization OK\n```',
    sources: ['ST community threads on dual-core and N6 parts', 'OpenOCD src/jtag/drivers/stlink_usb.c, src/jtag/hla/hla_interface.c', 'GDB source, gdb/ser-tcp.c'],
  },
  messages: {
    probe: () => 'The tool found no debug probe.',
    target: ({ said }: { said: string }) => `The probe did not get an answer from the chip: ${said}.`,
    server: () => 'GDB found no server at its port: the server did not start, or ended before.',
  },
  check({ logs, program }, report) {
    if (!isAbout(logs, program)) return;
    const probe = eventsIn(logs, 'no-probe');
    // The server tries several frequencies: what came about in the end did come about.
    const connected = (at: InLog<LogEvent>) => eventsIn({ ...logs, logs: [at.input] }, 'device-id').some(({ what }) => what.lastLine > at.what.lastLine);
    const target = eventsIn(logs, 'target-unknown-error', 'no-target', 'init-failed').filter((at) => !connected(at));
    const server = eventsIn(logs, 'server-unreachable');
    const first = probe[0] ?? target.find(({ what }) => /device found|power and cabling/.test(what.value ?? '')) ?? target[0] ?? server[0];
    if (first === undefined) return;
    const others = [...probe, ...target, ...server].filter((at) => at !== first);
    const common = { location: placeIn(first), related: fewQuoted(others, 3) };
    if (first === probe[0]) {
      report({ message: 'probe', data: undefined, ...common, remedies: [{ title: 'See to the probe first', certainty: 'documented', steps: ['Is it plugged in, and does no other program hold it (STM32CubeProgrammer, another session)?', 'On Linux: the udev rules of ST or OpenOCD. On Windows: the ST-LINK driver, STSW-LINK009.'] }] });
    } else if (target.includes(first)) {
      report({
        message: 'target',
        data: { said: wordsOf(first.what) },
        ...common,
        explains: ['log/download-failed', 'log/connection-lost'],
        remedies: [
          {
            title: 'Connect under reset, slower, and look at power and wires',
            certainty: 'reported',
            steps: ['Debug Configurations… → Debugger → Reset behaviour: "Connect under reset", and a lower frequency. NRST must be wired for that.', 'Does STM32CubeProgrammer connect under reset? Then a program in the flash is in the way: erase it.', 'Second core of a dual-core part, H7RS or N6: the access port must be its own (option -m), and the core must have been started.'],
          },
        ],
      });
    } else report({ message: 'server', data: undefined, ...common, severity: 'warning' });
  },
});

function wordsOf({ id, number, value }: LogEvent): string {
  if (id === 'target-unknown-error') return `"Target unknown error ${number ?? ''}"`;
  return `"${(value ?? 'no target').replace(/[.!]+$/, '')}"`;
}
