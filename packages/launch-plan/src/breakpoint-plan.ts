import { formatAddress } from '@qspi-doctor/diagnostics';
import { dwtFile } from './dwt-file.js';
import { flashIsReadOnly } from './memory-map.js';
import type { Probe } from './options.js';
import type { Session } from './session.js';

/** How a session comes to halt in its program. */
export interface BreakpointPlan {
  /** The debugger's own stop at a function; false where the core cannot make it. */
  readonly stopAt: string | false;
  /** GDB commands after connect, before load; after load and stop-at. */
  readonly init: readonly string[];
  readonly run: readonly string[];
  /** Text of the command file that `run` is to source, where one is needed. */
  readonly dwt: string | undefined;
  readonly remarks: readonly string[];
}

/** OpenOCD after the download: the bootloader is to run from reset; without one, the board script maps the memory and the program is started by its own table. */
function restart({ main, core, mappedBy }: Session): readonly string[] {
  if (core === 'second') return [];
  const table = main.image?.vectorTable?.address;
  if (mappedBy !== 'loader' || table === undefined) return ['monitor reset halt'];
  return ['monitor reset init', `set $sp = *(unsigned int *)${formatAddress(table)}`, `set $pc = *(unsigned int *)${formatAddress(table + 4)} & ~1`];
}

/** All that depends on the breakpoint unit of the core and on the server. */
export function breakpointPlan(session: Session, probe: Probe): BreakpointPlan {
  const { main, others } = session;
  const { program, window, stopAt, outOfReach } = main;
  const symbol = stopAt?.symbol ?? 'main';
  if (window === undefined) return { stopAt: symbol, init: [], run: [], dwt: undefined, remarks: [] };
  if (outOfReach) {
    const { breakpointUnit, name } = main.core;
    const title = `${name.replace('cortex-m', 'Cortex-M').replace('plus', '+')}`;
    const dwt = dwtFile({ program: program.name, core: title, highestAddress: breakpointUnit.highestAddress, stopAt: main.image?.main && stopAt ? stopAt : undefined, window: { origin: window.origin, length: window.span } });
    const limit = `${program.name}: the ${breakpointUnit.name}${breakpointUnit.revision === undefined ? '' : ` revision ${breakpointUnit.revision}`} of the ${title} cannot compare addresses above 0x${breakpointUnit.highestAddress.toString(16)}`;
    if (probe === 'jlink') {
      return {
        stopAt: symbol,
        init: ['monitor flash breakpoints = 1'],
        run: [],
        dwt,
        remarks: [`${limit}. The J-Link writes flash breakpoints instead, which needs a model (or licence) that has them; without it, switch the stop at ${symbol} off and source the command file.`],
      };
    }
    return {
      stopAt: false,
      init: [],
      // OpenOCD clears the comparators at a reset, and the bootloader is to run first: reset, then set them.
      run: probe === 'openocd' ? restart(session) : [],
      dwt,
      remarks: [`${limit}: "Set breakpoint at" stays off, and breakpoints in the editor do not work in this program. The command file halts in ${symbol} with a DWT comparator, and gives you dwt-break, dwt-list and dwt-clear for the debugger console.`],
    };
  }
  if (probe === 'jlink') return { stopAt: symbol, init: [], run: [], dwt: undefined, remarks: [] };
  const used = [main, ...others.map(({ situation }) => situation)].flatMap(({ flashAddresses }) => flashAddresses.map(({ address }) => address));
  return probe === 'openocd'
    ? { stopAt: symbol, init: ['monitor gdb_breakpoint_override hard'], run: restart(session), dwt: undefined, remarks: [] }
    : { stopAt: symbol, init: [], run: flashIsReadOnly(main.device, used.length > 0 ? used : [window.origin]), dwt: undefined, remarks: [] };
}
