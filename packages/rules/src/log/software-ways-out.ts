import type { LogTool } from '@qspi-doctor/debug-log';
import type { CoreName } from '@qspi-doctor/devices';
import { formatAddress, type Remedy } from '@qspi-doctor/diagnostics';
import { hardwareBreakpointCertainty } from '../breakpoint/proved-cores.js';
import type { Window } from '../external-window.js';

export interface SoftwareSession {
  readonly tools: ReadonlySet<LogTool>;
  readonly core: CoreName | undefined;
  readonly window: Window;
}

/** Ways to a hardware breakpoint where a log shows a software one, by the server that speaks in the log. tools/target-simulator proves those of OpenOCD on Cortex-M7 and M33. */
export function waysToHardware({ tools, core, window }: SoftwareSession): readonly Remedy[] {
  const proved = hardwareBreakpointCertainty(core);
  const other = !tools.has('openocd') && !tools.has('st-link-gdb-server');
  return [
    ...(tools.has('openocd')
      ? [
          {
            title: 'Make OpenOCD use hardware breakpoints, whatever GDB asks for',
            certainty: proved,
            steps: ['In the GDB console or among the initialization commands, after the connection: monitor gdb_breakpoint_override hard', 'Or declare the flash to OpenOCD by the script of the board, which has a bank for it: GDB then asks for hardware breakpoints by itself.'],
          },
        ]
      : []),
    ...(tools.has('st-link-gdb-server')
      ? [
          {
            title: 'Add the external loader of the board to the debug configuration that sets the breakpoint',
            certainty: 'reported' as const,
            steps: ['Run → Debug Configurations… → Debugger → External loaders → Add.', 'In public logs of this server the memory of a loader is flash in the memory map, and without one everything is RAM but the internal flash; users report that it is enough (ST community td-p/658629).', 'The next log shows whether it helped: the packet then begins with $Z1.'],
          },
        ]
      : []),
    {
      title: `Tell GDB that ${formatAddress(window.origin)} is read-only`,
      certainty: tools.has('openocd') ? proved : 'documented',
      steps: [
        `In the GDB console, after the download: info mem, then delete mem N for the region that holds ${formatAddress(window.origin)}, then`,
        `mem ${formatAddress(window.origin)} ${formatAddress(window.origin + window.span)} ro`,
        'set mem inaccessible-by-default off   (what the list leaves out stays readable)',
      ],
    },
    {
      title: 'Ask for hardware breakpoints yourself',
      certainty: other ? 'documented' : proved,
      steps: ['In the GDB console: hbreak main (or thbreak main).', 'In CubeIDE, for a breakpoint in the editor: Breakpoint Properties… → Type: Hardware.', '"Step over" and "step return" set breakpoints of their own, which stay software breakpoints.'],
    },
  ];
}
