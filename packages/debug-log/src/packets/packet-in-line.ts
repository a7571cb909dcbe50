import type { LogTool } from '../event.js';

/** A packet of the GDB remote serial protocol in a line of a log: who noted it, and which way it went. */
export interface PacketInLine {
  readonly direction: 'request' | 'answer';
  /** Without `$` and checksum. */
  readonly data: string;
  readonly tool: LogTool;
  /** The answer that the same line has (GDB before version 11 or so). */
  readonly answer?: string;
}

interface Dialect {
  readonly tool: LogTool;
  readonly direction: PacketInLine['direction'];
  /** The packet follows. */
  readonly lead: string;
  /** How it is written: `$data#cs`, `data` to the end of the line, or a Python byte string. */
  readonly form: 'framed' | 'bare' | 'bytes';
}

/**
 * Sources: GDB, gdb/remote.c (remote_debug_printf); OpenOCD, src/server/gdb_server.c (gdb_log_incoming_packet, gdb_log_outgoing_packet);
 * pyOCD, pyocd/gdbserver/packet_io.py; stlink, src/st-util/gdb-server.c; Black Magic Probe, src/gdb_packet.c. The ST-LINK GDB server's
 * `Rx: $` is seen in public logs (community.st.com, m-p/77016); `Tx: $` is its counterpart and was not seen.
 */
const dialects: readonly Dialect[] = [
  { tool: 'gdb', direction: 'request', lead: 'Sending packet: $', form: 'framed' },
  { tool: 'gdb', direction: 'answer', lead: 'Packet received: ', form: 'bare' },
  { tool: 'st-link-gdb-server', direction: 'request', lead: 'Rx: $', form: 'framed' },
  { tool: 'st-link-gdb-server', direction: 'answer', lead: 'Tx: $', form: 'framed' },
  { tool: 'openocd', direction: 'request', lead: ' received packet: ', form: 'bare' },
  { tool: 'openocd', direction: 'answer', lead: ' sending packet: $', form: 'framed' },
  { tool: 'pyocd', direction: 'request', lead: "GDB read ", form: 'bytes' },
  { tool: 'pyocd', direction: 'answer', lead: 'GDB send ', form: 'bytes' },
  { tool: 'st-util', direction: 'request', lead: 'gdb-server.c: recv: ', form: 'bare' },
  { tool: 'st-util', direction: 'answer', lead: 'gdb-server.c: send: ', form: 'bare' },
  { tool: 'black-magic-probe', direction: 'request', lead: 'gdb_getpacket: ', form: 'bare' },
  { tool: 'black-magic-probe', direction: 'answer', lead: 'gdb_putpacket: ', form: 'bare' },
];

/** A line has a packet only if it has one of these words. */
export const packetHint = /acket: \$?|acket received: |[RT]x: \$|GDB (?:read|send) |gdb-server\.c: (?:recv|send): |gdb_(?:get|put)packet: /;

export function packetInLine(line: string): PacketInLine | undefined {
  for (const { tool, direction, lead, form } of dialects) {
    const at = line.indexOf(lead);
    if (at < 0) continue;
    const rest = line.slice(at + lead.length);
    if (form === 'bare') return { tool, direction, data: rest.trim() };
    if (form === 'bytes') {
      const inner = /^\d+ bytes: b['"]\$([^#]*)/.exec(rest);
      return inner ? { tool, direction, data: inner[1] ?? '' } : undefined;
    }
    const end = rest.indexOf('#');
    const data = end < 0 ? rest.trim() : rest.slice(0, end);
    const answer = end < 0 ? -1 : rest.indexOf('Packet received: ', end);
    return answer < 0 ? { tool, direction, data } : { tool, direction, data, answer: rest.slice(answer + 'Packet received: '.length).trim() };
  }
  return undefined;
}
