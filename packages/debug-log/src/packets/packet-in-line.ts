import type { LogTool } from '../event.js';

/** A packet of the GDB remote serial protocol in a line of a log: who noted it, and which way it went. */
export interface PacketInLine {
  readonly direction: 'request' | 'answer';
  /** Without `$` and checksum. */
  readonly data: string;
  readonly tool: LogTool;
  /** The answer that the same line has (GDB before version 11 or so). */
  readonly answer?: string;
  /** Number of the connection, where the server has several at a time (a debugger and its live expressions). */
  readonly connection?: string;
}

interface Dialect {
  readonly tool: LogTool;
  readonly direction: PacketInLine['direction'];
  /** The packet follows. */
  readonly lead: string;
  /** How it is written: `$data#cs`, the same with `+` in front, `data` to the end of the line, or a Python byte string. */
  readonly form: 'framed' | 'acknowledged' | 'bare' | 'bytes';
}

/**
 * Sources: GDB, gdb/remote.c (remote_debug_printf); OpenOCD, src/server/gdb_server.c (gdb_log_incoming_packet, gdb_log_outgoing_packet);
 * pyOCD, pyocd/gdbserver/packet_io.py; stlink, src/st-util/gdb-server.c; Black Magic Probe, src/gdb_packet.c; ST-LINK GDB server 5.1 to 7.11,
 * public logs of level 31 (`[4.342] read():  <704> Rx: +$qC#b4`, `[4.344] write():  <704> Tx: $QC1#c5`; the plus sign acknowledges).
 */
const dialects: readonly Dialect[] = [
  { tool: 'gdb', direction: 'request', lead: 'Sending packet: $', form: 'framed' },
  { tool: 'gdb', direction: 'answer', lead: 'Packet received: ', form: 'bare' },
  { tool: 'st-link-gdb-server', direction: 'request', lead: 'Rx: ', form: 'acknowledged' },
  { tool: 'st-link-gdb-server', direction: 'answer', lead: 'Tx: ', form: 'acknowledged' },
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
export const packetHint = /acket: \$?|acket received: |[RT]x: \+*[$%]|GDB (?:read|send) |gdb-server\.c: (?:recv|send): |gdb_(?:get|put)packet: /;

export function packetInLine(line: string): PacketInLine | undefined {
  for (const { tool, direction, lead, form } of dialects) {
    const at = line.indexOf(lead);
    if (at < 0) continue;
    let rest = line.slice(at + lead.length);
    const connection = form === 'acknowledged' ? /<(\d{1,10})> $/.exec(line.slice(Math.max(0, at - 14), at))?.[1] : undefined;
    if (form === 'acknowledged') {
      // `%Stop:` is the notification of a stop in non-stop mode (GDB manual, "Notification Packets").
      const framed = /^\+*(?:\$|%Stop:)/.exec(rest);
      if (framed === null) return undefined;
      rest = rest.slice(framed[0].length);
    }
    if (form === 'bare') return { tool, direction, data: rest.trim() };
    if (form === 'bytes') {
      const inner = /^\d+ bytes: b['"]\$([^#]*)/.exec(rest);
      return inner ? { tool, direction, data: inner[1] ?? '' } : undefined;
    }
    const end = rest.indexOf('#');
    const data = end < 0 ? rest.trim() : rest.slice(0, end);
    const answer = end < 0 ? -1 : rest.indexOf('Packet received: ', end);
    if (connection !== undefined) return { tool, direction, data, connection };
    return answer < 0 ? { tool, direction, data } : { tool, direction, data, answer: rest.slice(answer + 'Packet received: '.length).trim() };
  }
  return undefined;
}
