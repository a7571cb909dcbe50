import { defineRule } from '../define-rule.js';
import { eventsIn, fewQuoted, isAbout, placeIn } from './in-logs.js';

export const connectionLost = defineRule({
  id: 'log/connection-lost',
  since: '0.1.0',
  severity: 'warning',
  needs: ['logs', 'program'],
  docs: {
    what: 'The connection between probe and chip broke during the session.',
    why: 'A program that uses the debug pins for something else, stops the clocks, sleeps without the debug bits of DBGMCU, or is reset by its watchdog does that. So do long wires, and a frequency that is too high.',
    symptom: '"Error! Failed to read target status", "Target is not responding, retrying...", "jtag status contains invalid mode value - communication failure", "Polling target … failed, trying to reexamine". "Debugger connection lost." alone is no sign: each session ends with it.',
    wrong: '```text\n(Read)Failed determine breakpoint type\nError! Failed to read target status\nDebugger connection lost.\n```',
    right: '',
    sources: ["ST community, can't debug NUCLEO-F746ZG, m-p/271638 (not resolved there)", 'OpenOCD src/jtag/drivers/stlink_usb.c, src/target/target.c', 'readmes of the SwapBank examples of STM32Cube packages'],
  },
  messages: { lost: ({ times }: { times: number }) => `The probe lost the chip during the session${times > 1 ? ` (${times} times)` : ''}.` },
  check({ logs, program }, report) {
    if (!isAbout(logs, program)) return;
    const all = eventsIn(logs, 'status-unreadable', 'not-responding', 'connection-lost', 'breakpoint-type-unknown');
    const [first, ...more] = all;
    if (first === undefined) return;
    report({
      message: 'lost',
      data: { times: all.reduce((sum, { what }) => sum + what.count, 0) },
      location: placeIn(first),
      related: fewQuoted(more, 3),
      remedies: [
        {
          title: 'Connect under reset, slower, and keep the debug unit awake',
          certainty: 'reported',
          steps: ['Debug Configurations… → Debugger: "Connect under reset", a lower frequency, "Debug in low power modes: Enable", "Suspend watchdog counters while halted: Enable".', 'See that the program leaves SWDIO and SWCLK alone (in the .ioc: SYS → Debug: Serial Wire).'],
        },
      ],
    });
  },
});
