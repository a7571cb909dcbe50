import { defineSetupRule } from './inputs.js';

const purposes: Readonly<Record<number, string>> = { 61234: 'the ST-LINK GDB server', 61235: 'the trace (SWV) of the ST-LINK GDB server', 3333: 'OpenOCD' };
/** The server that shares a probe has its port for good. */
const sharing = 7184;
const servers = /st-link_gdbse|openocd|jlinkgdbserv|st-util|pyocd|probe-rs/i;

export const portTaken = defineSetupRule({
  id: 'setup/port-taken',
  since: '0.1.0',
  severity: 'warning',
  needs: ['ports'],
  uses: ['project'],
  docs: {
    what: 'Somebody listens already at a port that a GDB server wants.',
    why: 'A server that is left over from a session that ended badly keeps its port and the probe. The next session cannot start its own, or GDB connects to the old one. A running debug session takes the port rightly: then this is only worth knowing.',
    symptom: '"Failed to bind to port 61234, error code -1"; "Failure starting GDB server: TCP port 61234 not available."',
    wrong: '```text\nST-LINK_gdbserver (process 4711) listens at 61234, and no session is open\n```',
    right: '```text\nkill 4711          or another port: Debugger tab → Port number\n```',
    sources: ['dubistweltmeister05.github.io, February 2026 ("Failed to bind to port 61234")', 'Linux: Documentation/networking/proc_net_tcp.rst', 'Ports: help text of ST-LINK_gdbserver; OpenOCD manual, gdb port'],
  },
  messages: {
    taken: ({ port, by, purpose }: { port: number; by: string; purpose: string }) => `Port ${port}, which ${purpose} wants, is taken by ${by}: a session that wants it cannot start its server.`,
    server: ({ port, by }: { port: number; by: string }) => `${by} listens at port ${port}: a debug session, or what is left of one. While it does, no second session can start there.`,
  },
  check({ ports, project }, report) {
    for (const { port, taken, process } of ports) {
      if (!taken || port === sharing) continue;
      const wanted = project?.ports.find((each) => each.port === port);
      const by = process === undefined ? 'another program' : `${process.name} (process ${process.id})`;
      const location = wanted?.location ?? { symbol: `TCP port ${port}` };
      const remedies = [
        { title: 'End it, if no session is open', certainty: 'documented' as const, steps: [process === undefined ? `Linux: sudo ss -ltnp "sport = :${port}"; Windows: netstat -ano | findstr :${port}` : `It is process ${process.id}.`] },
        { title: 'Use another port', certainty: 'documented' as const, steps: ['CubeIDE: Debugger tab → GDB Connection Settings → Port number'] },
      ];
      if (process !== undefined && servers.test(process.name)) report({ message: 'server', severity: 'note', data: { port, by }, location, remedies });
      else report({ message: 'taken', severity: wanted ? 'warning' : 'note', data: { port, by, purpose: wanted ? 'a launch configuration' : (purposes[port] ?? 'a GDB server') }, location, remedies });
    }
  },
});
