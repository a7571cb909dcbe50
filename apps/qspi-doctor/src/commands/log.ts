import { saysNothing } from '@qspi-doctor/debug-log';
import { findDevice } from '@qspi-doctor/devices';
import { examine } from '@qspi-doctor/doctor';
import { absolutePath, RealFiles } from '@qspi-doctor/files';
import { formatJson, formatLog } from '@qspi-doctor/report';
import { openLoneLogs } from '@qspi-doctor/workspace';
import { exitCodeFor } from '../exit-code.js';
import { choice, colorOption, failOnOf, parseOptions, text } from '../options.js';
import { colorLevel, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';
import { logRules, logsJson, namedLogs, openLogs } from './with-logs.js';
import { unknownDevice } from './unknown-device.js';

export const logHelp = `Read logs of a debug session: who spoke, which breakpoints GDB asked for, what failed and why.

  qspi-doctor log FILE…         (-: standard input)

Reads logs of the ST-LINK GDB server, OpenOCD, J-Link GDB server, pyOCD and st-util, transcripts of GDB ("set debug remote 1"),
consoles of CubeIDE with STM32CubeProgrammer in them, consoles of VS Code, and what people paste of all these in forums.
Several files are parts of one session: the log of the server and the console of GDB, say.
With the project beside it a log proves more: qspi-doctor FOLDER --log FILE.

  --device NAME         the device: its windows of external memory, the reach of its breakpoint unit (STM32L476VG); by itself
                        the device id in the log tells the windows
  --format FORMAT       pretty (default) or json
  -o, --output FILE     write the page into a file
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, note, never
  -q, --quiet           no notices on standard error
  --color, --no-color   colours, whatever the terminal is (also NO_COLOR and FORCE_COLOR)

Examples
  qspi-doctor log Debug/st-link_gdbserver_log.txt
  qspi-doctor log openocd.log gdb.txt --device STM32H750XB
  qspi-doctor log session.txt --format json --output session.json
  xclip -o | qspi-doctor log -

Exit code: 0 nothing at or above --fail-on; 1 something is; 2 bad usage, or no log of a debug session.
`;

export async function log(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, { device: { type: 'string' } });
  if (values['help']) {
    terminal.out(logHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name one log or several, for example: qspi-doctor log Debug/st-link_gdbserver_log.txt');
  const format = choice(values, 'format', ['pretty', 'json'], 'pretty');
  const failOn = failOnOf(values);
  const device = text(values, 'device');
  if (device !== undefined && findDevice(device) === undefined) throw unknownDevice(device);
  const files = new RealFiles();
  const folder = absolutePath('.', terminal.folder);
  const logs = openLogs(files, folder, positionals, terminal);
  if (logs.every(({ log: one }) => saysNothing(one))) throw new UsageError(`Nothing in ${positionals.join(', ')} is what a debugger or a GDB server says. Is it the log of a debug session? "qspi-doctor log --help" lists the kinds that are read.`);
  const whole = await examine(openLoneLogs(folder, logs, device), { folder: positionals[0] ?? '.', rules: logRules });
  // There is no project: a program that is none is nothing to report, and what needs one was not asked for.
  const diagnosis = { ...whole, programs: [], notChecked: [], findings: whole.findings.map((finding) => ({ ...finding, program: undefined })) };
  const named = namedLogs(logs);
  const output = text(values, 'output');
  const rendered =
    format === 'json' ? formatJson(diagnosis, version, { logs: logsJson(named) }) : formatLog(diagnosis, named, { color: output === undefined ? colorLevel(colorOption(values), terminal) : 0, width: terminal.columns ?? 80 });
  if (output === undefined) terminal.out(rendered);
  else {
    files.writeFileAtomicSync(absolutePath(output, terminal.folder), rendered);
    if (!values['quiet']) terminal.err(`Page written to ${output}.\n`);
  }
  return exitCodeFor(diagnosis.findings, failOn);
}
