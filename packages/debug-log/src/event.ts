/** Programs that speak in a log. */
export type LogTool =
  | 'st-link-gdb-server'
  | 'stm32cubeprogrammer'
  | 'openocd'
  | 'gdb'
  | 'j-link-gdb-server'
  | 'pyocd'
  | 'st-util'
  | 'black-magic-probe';

/**
 * What a line can say. Each stands beside the patterns that find it (`recognise/`), with its source. `value`, `address` and `number` of an
 * event mean what the pattern takes out of the line.
 */
export type EventId =
  // What was there.
  | 'tool' // value: the version; tool: which
  | 'probe-firmware' // value
  | 'device-id' // number: 12 bits
  | 'device-name' // value
  | 'core' // value: Cortex-M7
  | 'comparators' // number: for breakpoints; value: for watchpoints
  | 'breakpoint-unit' // number: value of FP_CTRL
  | 'voltage' // value: volts
  | 'option' // value: name=value, as the ST-LINK GDB server lists them
  | 'connect-mode' // value
  | 'listening' // number: TCP port
  | 'loader' // value: name of a .stldr file
  | 'breakpoint-override' // value: hard or soft
  // What was programmed.
  | 'loader-init' // the loader's Init() is run
  | 'programmer-started' // STM32CubeProgrammer reads a file to program
  | 'erased-internal'
  | 'erased-external' // value: sectors
  | 'segment-erased' // address; number: bytes
  | 'gdb-erased' // address: GDB asks the server to erase flash for a download; number: bytes
  | 'monitor' // value: a command that GDB passed to the server
  | 'file-address' // address: lowest of the file
  | 'section-loaded' // address: where GDB loads a section; value: its name; number: bytes
  | 'download-complete'
  | 'verified'
  // Where the core was.
  | 'pc' // address; value: what said so
  | 'stop' // value: signal or reason; address where known
  | 'break-outside' // address: "no debug information available"
  | 'resumed'
  | 'breakpoint-hit' // number of the breakpoint; address where known
  | 'breakpoint-placed' // GDB resolved it: number, address
  // What went wrong with a breakpoint.
  | 'hardware-out-of-range' // the server says that the unit cannot match such an address
  | 'server-refused-breakpoint' // address where the server names it
  | 'server-out-of-breakpoints'
  | 'breakpoint-type-unknown'
  | 'gdb-software-not-inserted' // number; address
  | 'gdb-hardware-not-inserted' // number; address where known
  | 'gdb-auto-hardware' // "automatically using hardware breakpoints"
  | 'gdb-read-only-refused' // address
  | 'memory-inaccessible' // address
  | 'pending' // number of the breakpoint; value: location
  | 'function-unknown' // value
  // What went wrong with the rest.
  | 'loader-init-failed'
  | 'flash-loader-not-loaded'
  | 'erase-failed'
  | 'segment-failed' // number
  | 'file-failed'
  | 'load-failed'
  | 'flash-finish-failed'
  | 'flash-forbidden'
  | 'data-mismatch' // address
  | 'verify-failed'
  | 'section-mismatch' // value: section
  | 'port-taken' // number where known
  | 'firmware-upgrade'
  | 'device-not-verified'
  | 'target-unknown-error' // number
  | 'no-probe'
  | 'no-target' // value: what was said
  | 'init-failed' // value: reason
  | 'not-responding'
  | 'status-unreadable'
  | 'connection-lost'
  | 'server-unreachable'
  | 'option-unknown'; // value

/** A thing that a log says, once or several times. */
export interface LogEvent {
  readonly id: EventId;
  /** Of the first time, from 1. */
  readonly line: number;
  /** Of the last time. */
  readonly lastLine: number;
  readonly count: number;
  /** The line of the first time, shortened. As it stands in the log: not fit for a terminal. */
  readonly text: string;
  readonly tool?: LogTool;
  readonly address?: number;
  readonly number?: number;
  readonly value?: string;
}

/** What a pattern takes out of a line. */
export interface Found {
  readonly id: EventId;
  readonly tool?: LogTool;
  readonly address?: number;
  readonly number?: number;
  readonly value?: string;
}
