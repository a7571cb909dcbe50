import type { LinePattern } from './pattern.js';

const breakpoint = 'gdb/breakpoint.c, insert_bp_location(), insert_breakpoint_locations()';

/** What GDB says to a person, on its console or within the records of its machine interface. Sources are files of binutils-gdb. */
export const gdbPatterns: readonly LinePattern[] = [
  { id: 'tool', tool: 'gdb', hint: 'GNU gdb', pattern: /GNU gdb (?:\([^)]{1,120}\) )?(?<value>\d+\.[\w.-]{1,30})/, source: 'gdb/top.c, print_gdb_version()' },
  { id: 'gdb-auto-hardware', hint: 'automatically using hardware', pattern: /automatically using hardware breakpoints for read-only addresses/, source: breakpoint },
  { id: 'gdb-read-only-refused', hint: 'at read-only address', pattern: /Cannot set software breakpoint at read-only address (?<address>0x[0-9a-f]+)/i, source: breakpoint },
  { id: 'gdb-hardware-not-inserted', hint: 'Cannot insert hardware breakpoint', pattern: /Cannot insert hardware breakpoint (?<number>-?\d+)/, source: breakpoint },
  { id: 'gdb-software-not-inserted', hint: 'Cannot insert breakpoint', pattern: /Cannot insert breakpoint (?<number>-?\d+)/, source: breakpoint },
  { id: 'memory-inaccessible', hint: 'Cannot access memory at', pattern: /Cannot access memory at address (?<address>0x[0-9a-f]+)/i, source: 'gdb/corefile.c, memory_error_message()' },
  { id: 'pending', hint: '<PENDING>', pattern: /^\s*(?<number>\d+)\s+(?:hw )?breakpoint\s+(?:keep|del|dis)\s+[yn]\s+<PENDING>\s+(?<value>\S.{0,120})/, source: 'gdb/breakpoint.c, print_one_breakpoint_location()' },
  { id: 'pending', hint: 'addr="<PENDING>"', pattern: /number="(?<number>\d+)"[^}]{0,120}addr="<PENDING>",pending="(?<value>[^"]{1,120})"/, source: 'gdb/breakpoint.c, in the machine interface' },
  { id: 'function-unknown', hint: ' not defined', pattern: /Function "(?<value>[^"]{1,120})" not defined/, source: 'gdb/linespec.c' },
  { id: 'breakpoint-placed', hint: 'reakpoint ', pattern: /(?:Hardware assisted b|Temporary b|\bB)reakpoint (?<number>\d+) at (?<address>0x[0-9a-f]+)/i, source: 'gdb/breakpoint.c, say_where()' },
  { id: 'breakpoint-placed', hint: 'bkpt={number=', pattern: /bkpt=\{number="(?<number>\d+)"[^}]{0,200}?addr="(?<address>0x[0-9a-f]+)"/i, source: 'GDB manual, GDB/MI Breakpoint Information' },
  {
    id: 'breakpoint-hit',
    hint: 'reakpoint ',
    pattern: /^\s*(?:Thread \S+ .{0,80} hit )?(?:Temporary b|B)reakpoint (?<number>\d+), (?:(?<address>0x[0-9a-f]+) in )?/,
    source: 'gdb/breakpoint.c, bkpt_print_it()',
  },
  { id: 'breakpoint-hit', hint: 'reason="breakpoint-hit"', pattern: /\*stopped,reason="breakpoint-hit".{0,60}bkptno="(?<number>\d+)".{0,200}?addr="(?<address>0x[0-9a-f]+)"/i, source: 'GDB manual, GDB/MI Async Records' },
  { id: 'stop', hint: 'received signal', pattern: /(?:Program|Thread \S+ .{0,80}) received signal (?<value>SIG[A-Z]+)/, source: 'gdb/infrun.c, print_signal_received_reason()' },
  {
    id: 'stop',
    hint: '*stopped,reason="signal-received"',
    pattern: /\*stopped,reason="signal-received",signal-name="(?<value>[^"]{1,20})".{0,300}?addr="(?<address>0x[0-9a-f]+)"/i,
    source: 'GDB manual, GDB/MI Async Records',
  },
  { id: 'pc', hint: 'pc ', pattern: /^\s*(?<value>pc)\s+(?<address>0x[0-9a-f]{1,8})\b/i, source: 'gdb/infcmd.c, info registers' },
  { id: 'pc', hint: ' in ', pattern: /^\s*(?<address>0x[0-9a-f]{8}) in (?<value>\S{1,80}) \(/i, source: 'gdb/stack.c, print_frame()' },
  { id: 'section-loaded', hint: ' lma 0x', pattern: /Loading section (?<value>\S{1,80}), size 0x[0-9a-f]+ lma (?<address>0x[0-9a-f]+)/i, source: 'gdb/symfile.c, load_progress()' },
  { id: 'section-mismatch', hint: 'MIS-MATCHED', pattern: /Section (?<value>\S{1,80}), range (?<address>0x[0-9a-f]+) -- 0x[0-9a-f]+: MIS-MATCHED/i, source: 'gdb/remote.c, compare_sections_command()' },
  { id: 'load-failed', hint: 'oad failed', pattern: /(?:^\s*|["“:]\s*)Load failed\b/, source: 'gdb/symfile.c, generic_load(); community.st.com, m-p/204973' },
  { id: 'flash-finish-failed', hint: 'flash operation', pattern: /Error finishing flash operation/, source: 'gdb/remote.c, remote_flash_done()' },
  { id: 'erase-failed', hint: 'vFlashErase', pattern: /Error erasing flash with vFlashErase packet/, source: 'gdb/remote.c, remote_flash_erase()' },
  { id: 'flash-forbidden', hint: 'forbidden in this context', pattern: /Writing to flash memory forbidden in this context/, source: 'gdb/target.c' },
  { id: 'connection-lost', hint: 'Remote ', pattern: /Remote communication error\.\s+Target disconnected|Remote connection closed/, source: 'gdb/remote.c' },
  { id: 'server-unreachable', hint: 'onnection', pattern: /(?:localhost|127\.0\.0\.1|\[?::1\]?)?:\d{2,5}: (?:Connection (?:refused|timed out)|No connection could be made|could not connect)/i, source: 'gdb/ser-tcp.c' },
];
