import { absolutePath, RealFiles, RealPorts, RealPrograms } from '@qspi-doctor/files';
import { ignoredBy, readConfiguration } from '../configuration.js';
import { exitCodeFor } from '../exit-code.js';
import { choice, colorOption, failOnOf, parseOptions, text } from '../options.js';
import { colorLevel, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';
import { findingsFormats, isFindingsFormat, renderFindings } from './findings-formats.js';

export const setupHelp = `Show what is installed on this machine for debugging, and what is known of it.

  qspi-doctor setup [FOLDER]

Finds STM32CubeIDE, STM32CubeCLT, the bundles of ST's VS Code extensions, STM32CubeProgrammer, OpenOCD and GDB: in their
default folders, by STM32CLT_PATH, STM32_PRG_PATH and CUBE_BUNDLE_PATH, and on PATH. Asks each program for its version,
looks for probe rules (Linux) and taken ports. With FOLDER, also which external loaders fit the project's image, and what
memory map the ST-LINK GDB servers print for its device.

Programs are run with --version, --help and --memory-map alone: without a shell, with a time limit, and never a program
that lies in FOLDER. Nothing is changed, and no probe is touched.

  --installation DIR    look at this folder and at nothing else of the machine
  --no-run              run no program: versions are those that folders name
  --device NAME         the device, where the folder does not say it (STM32L476VG)
  --format FORMAT       pretty (default), json, sarif, junit, github or gcc (one a line)
  -o, --output FILE     write the report into a file
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, note, never
  --config FILE         configuration file (default: qspi-doctor.config.json in the folder)
  -q, --quiet           no notices on standard error
  --color, --no-color   colours, whatever the terminal is (also NO_COLOR and FORCE_COLOR)

Examples
  qspi-doctor setup
  qspi-doctor setup firmware --fail-on warning
  qspi-doctor setup --installation /opt/st/stm32cubeide_1.14.1 --device STM32H750XB

Exit code: 0 nothing at or above --fail-on; 1 something is; 2 bad usage.
`;

export const setupOptions = { device: { type: 'string' }, installation: { type: 'string' }, 'no-run': { type: 'boolean' } } as const;

export async function setup(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, setupOptions);
  if (values['help']) {
    terminal.out(setupHelp);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError(`One folder at a time, not ${positionals.length}: ${positionals.join(', ')}.`);
  const given = positionals[0];
  const format = choice(values, 'format', ['pretty', 'json', ...findingsFormats], 'pretty');
  const failOn = failOnOf(values);
  const files = new RealFiles();
  const folderOf = (name: string) => {
    const folder = absolutePath(name, terminal.folder);
    if (!files.directoryExistsSync(folder)) throw new UsageError(files.fileExistsSync(folder) ? `${name} is a file. Name a folder.` : `There is no folder ${name}.`);
    return folder;
  };
  const project = given === undefined ? undefined : folderOf(given);
  const installation = text(values, 'installation');
  const only = installation === undefined ? undefined : folderOf(installation);
  const asked = text(values, 'config');
  const { allRules } = await import('./rules.js');
  const { configuration, base } = readConfiguration(files, project ?? absolutePath('.', terminal.folder), asked === undefined ? undefined : absolutePath(asked, terminal.folder), allRules().map(({ id }) => id));
  const { readSetup } = await import('./read-setup.js');
  const { diagnosis, page } = await readSetup({ files, programs: new RealPrograms(project === undefined ? [] : [project]), ports: new RealPorts() }, terminal, {
    project,
    given,
    only,
    run: values['no-run'] !== true,
    device: text(values, 'device') ?? configuration.device,
    ignored: ignoredBy(configuration, base),
    severities: configuration.severity,
  });
  const output = text(values, 'output');
  const report = await import('@qspi-doctor/report');
  const rendered = isFindingsFormat(format)
    ? await renderFindings(format, { findings: diagnosis.findings, notChecked: diagnosis.notChecked, examined: [given ?? 'this machine'], sourceOf: () => undefined })
    : format === 'json'
      ? report.formatSetupJson(diagnosis, page, version)
      : report.formatSetupPretty(diagnosis, page, { color: output === undefined ? colorLevel(colorOption(values), terminal) : 0, width: terminal.columns ?? 80 });
  if (output === undefined) terminal.out(rendered);
  else {
    files.writeFileAtomicSync(absolutePath(output, terminal.folder), rendered);
    if (!values['quiet']) terminal.err(`Report written to ${output}.\n`);
  }
  return exitCodeFor(diagnosis.findings, failOn);
}
