import { defineRule } from '../define-rule.js';
import { eventsIn, isAbout, placeIn, quoted } from './in-logs.js';

export const portTaken = defineRule({
  id: 'log/port-taken',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  docs: {
    what: 'The GDB server could not have its TCP port: another program has it.',
    why: 'Mostly it is the server of an earlier session that was never ended, or a second session with the same port.',
    symptom: '"Failed to bind to port 61234", "TCP port 61234 not available" of the ST-LINK GDB server; "couldn\'t bind gdb to socket on port 3333: Address already in use" of OpenOCD; "Failed to open listener port" of J-Link.',
    wrong: '```text\nFailure starting GDB server: TCP port 61234 not available.\n```',
    right: '```text\nWaiting for connection on port 61234...\n```',
    sources: ['OpenOCD src/server/server.c', 'https://dubistweltmeister05.github.io'],
  },
  messages: { taken: ({ port }: { port: number | undefined }) => `The GDB server could not open its TCP port${port === undefined ? '' : ` ${port}`}: another program has it, most likely the server of an earlier session.` },
  check({ logs, program }, report) {
    if (!isAbout(logs, program)) return;
    const all = eventsIn(logs, 'port-taken');
    const first = all.find(({ what }) => what.number !== undefined) ?? all[0];
    if (first === undefined) return;
    report({
      message: 'taken',
      data: { port: first.what.number },
      location: placeIn(first),
      related: all.filter((at) => at !== first).slice(0, 2).map((at) => quoted(at)),
      explains: ['log/no-connection'],
      remedies: [
        {
          title: 'End the other server, or take another port',
          certainty: 'documented',
          steps: ['In CubeIDE: terminate all sessions in the Debug view. Otherwise end ST-LINK_gdbserver, openocd or JLinkGDBServer in the task manager.', 'Two sessions at once (two cores, two probes) need two ports: Debug Configurations… → Debugger → Port number.'],
        },
      ],
    });
  },
});
