import { findDevice } from '@qspi-doctor/devices';
import { safeLines } from '@qspi-doctor/diagnostics';
import { examine, hideKnown } from '@qspi-doctor/doctor';
import { absolutePath, joinPath, RealFiles, type ProjectFiles } from '@qspi-doctor/files';
import { formatJson, formatPretty } from '@qspi-doctor/report';
import { programRules } from '@qspi-doctor/rules';
import { openWorkspace } from '@qspi-doctor/workspace';
import { baselineNotices, baselineOptions, baselineRequest, judgeByBaseline } from '../baseline.js';
import { exitCodeFor } from '../exit-code.js';
import { choice, colorOption, failOnOf, parseOptions, text, texts } from '../options.js';
import { configurationName, ignoredBy, readConfiguration } from '../configuration.js';
import { progressOn } from '../progress.js';
import { colorLevel, type Terminal } from '../terminal.js';
import { findingsFormats, findingsReport, isFindingsFormat, renderFindings } from './findings-formats.js';
import { requireBuildConfiguration } from './known-build-configuration.js';
import { unknownDevice } from './unknown-device.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

export const checkHelp = `Diagnose a project folder: why does the debugger not halt in code that runs from external flash?

  qspi-doctor [check] [FOLDER]        (default: the current folder)

Reads CubeIDE projects (.project, .cproject, .ioc), linker scripts, images (.elf, .axf, .out) and launch configurations,
executes the image from its reset vector in a simulated core, and says which piece is wrong, how it knows, and what to do.
Nothing of the project is run on this machine, and nothing is changed.

  --device NAME         the device, where the folder does not say it (STM32L476VG)
  --build-config NAME   the build configuration to examine (default: the one that is built; of several, the one that a launch
                        configuration debugs)
  --log FILE            a log of a debug session with this project, as evidence (several times for several files)
  --format FORMAT       pretty (default), json, html (one page with a memory map), sarif, junit, github or gcc (one a line)
  -o, --output FILE     write the report into a file
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, note, never
  --baseline FILE       findings that are known: they are neither printed nor counted
  --update-baseline     write that file: it then knows all findings of today
  --config FILE         configuration file (default: qspi-doctor.config.json in the folder)
  --verbose             notes, programs and findings in full, however many there are
  -q, --quiet           no notices on standard error
  --color, --no-color   colours, whatever the terminal is (also NO_COLOR and FORCE_COLOR)

Examples
  qspi-doctor examples/l476g-disco-qspi
  qspi-doctor . --format html --output report.html
  qspi-doctor . --format json --output report.json
  qspi-doctor firmware --device STM32H750XB --fail-on warning
  qspi-doctor . --log Debug/st-link_gdbserver_log.txt

Exit code: 0 nothing at or above --fail-on; 1 something is; 2 bad usage, or nothing there to examine.
`;

export async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, { device: { type: 'string' }, 'build-config': { type: 'string' }, log: { type: 'string', multiple: true }, verbose: { type: 'boolean' }, ...baselineOptions });
  if (values['help']) {
    terminal.out(checkHelp);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError(`One folder at a time, not ${positionals.length}: ${positionals.join(', ')}.`);
  const given = positionals[0] ?? '.';
  const format = choice(values, 'format', ['pretty', 'json', 'html', ...findingsFormats], 'pretty');
  const failOn = failOnOf(values);
  const files = new RealFiles();
  const folder = absolutePath(given, terminal.folder);
  if (!files.directoryExistsSync(folder)) {
    throw new UsageError(files.fileExistsSync(folder) ? `${given} is a file. Name the folder of the project${/\.(?:elf|axf|out|stldr)$/i.test(given) ? `, or see what is in the file with: qspi-doctor image ${given}` : ''}.` : `There is no folder ${given}.${/^[a-z]+$/.test(given) ? ' "qspi-doctor --help" lists the commands.' : ''}`);
  }
  const { configuration, base } = await readSettings(files, folder, text(values, 'config'), terminal);
  const baseline = baselineRequest(files, values, configuration, base, terminal);
  const device = text(values, 'device') ?? configuration.device;
  if (device !== undefined && findDevice(device) === undefined) {
    throw unknownDevice(device);
  }
  const logNames = texts(values, 'log');
  const withLogs = logNames.length === 0 ? undefined : await import('./with-logs.js');
  const logs = withLogs?.openLogs(files, folder, logNames, terminal);
  const progress = progressOn(terminal, values['quiet'] === true);
  const workspace = await openWorkspace(files, folder, { onFolder: (seen) => progress.tell(`Looking through the folder: ${seen} files`), device, buildConfiguration: text(values, 'build-config'), logs, ignored: ignoredBy(configuration, base), grammar: async () => (await import('../grammar.js')).readGrammar() });
  progress.end();
  if (workspace.programs.length === 0) {
    throw new UsageError(`Nothing to examine in ${given}: no CubeIDE project, no image (.elf, .axf, .out) and no linker script (.ld). Name the folder of the project; build it first so that there is an image.`);
  }
  requireBuildConfiguration(workspace, text(values, 'build-config'));
  const whole = await examine(workspace, { folder: given, onProgram: (name, number, of) => progress.tell(`Examining ${name} (${number} of ${of})`), rules: withLogs ? [...programRules, ...withLogs.logRules] : programRules, severities: configuration.severity });
  progress.end();
  const tell = (message: string) => {
    if (values['quiet'] !== true) terminal.err(`${safeLines(message)}\n`);
  };
  const outcome = baseline && judgeByBaseline(files, baseline, { by: 'check', findings: whole.findings, notChecked: whole.notChecked, folder, severities: configuration.severity }, tell);
  const diagnosis = baseline && outcome ? hideKnown(whole, outcome, baseline.shown) : whole;
  if (diagnosis.baseline && format !== 'pretty') for (const line of baselineNotices(diagnosis.baseline)) tell(line);
  const output = text(values, 'output');
  const rendered = format === 'html' ? await (await import('./html-report.js')).htmlReport(diagnosis, workspace, files, (await import('./rules.js')).allRules(), withLogs && logs ? [withLogs.logText(withLogs.namedLogs(logs))] : []) : isFindingsFormat(format) ? await renderFindings(format, findingsReport(diagnosis, files, folder)) : format === 'json' ? formatJson(diagnosis, version, withLogs && logs ? { logs: withLogs.logsJson(withLogs.namedLogs(logs)) } : {}) : formatPretty(diagnosis, { color: output === undefined ? colorLevel(colorOption(values), terminal) : 0, width: terminal.columns ?? 80, verbose: values['verbose'] === true, more: withLogs && logs ? (style) => [withLogs.logLines(withLogs.namedLogs(logs), style)] : undefined });
  if (output === undefined) terminal.out(rendered);
  else {
    files.writeFileAtomicSync(absolutePath(output, terminal.folder), rendered);
    tell(`Report written to ${output}.`);
  }
  return exitCodeFor(diagnosis.findings, failOn);
}

/** The names of all rules are loaded only where a configuration may name some. */
async function readSettings(files: ProjectFiles, folder: string, asked: string | undefined, terminal: Terminal) {
  const path = asked === undefined ? undefined : absolutePath(asked, terminal.folder);
  const known = path !== undefined || files.fileExistsSync(joinPath(folder, configurationName)) ? (await import('./rules.js')).allRules().map(({ id }) => id) : [];
  return readConfiguration(files, folder, path, known);
}
