import { safeLines, type Finding } from '@qspi-doctor/diagnostics';
import { fixFiles, unifiedDiff, type FixOutcome } from '@qspi-doctor/doctor';
import { absolutePath, RealFiles, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { baselineNotices, baselineOptions, baselineRequest, judgeByBaseline } from '../baseline.js';
import { configurationName, ignoredBy, readConfiguration } from '../configuration.js';
import { exitCodeFor } from '../exit-code.js';
import { choice, colorOption, failOnOf, parseOptions, text, texts } from '../options.js';
import { colorLevel, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { renderLint } from './lint-report.js';
import { lintScripts, type LintedScripts } from './lint-scripts.js';
import { findTargets, type LintTargets } from './lint-targets.js';
import { unknownDevice } from './unknown-device.js';

export const lintHelp = `Check linker scripts and launch configurations, one by one: for pre-commit hooks and builds.

  qspi-doctor lint FILE|PATTERN|FOLDER…

Reads scripts of GNU ld (.ld, .lds, also .ld.in and .ld.S) and .launch files. The device of a script is the one of --device,
of the project around it, or of its name (STM32L476VGTX_FLASH.ld); rules that need one are listed as not checked without.

  --device NAME         the device (STM32L476VG)
  -L, --library-path DIR
                        where INCLUDE looks after the folder of the script, as ld does; may be given several times
  --fix                 mend what can be mended without changing what is meant, and write the files
  --fix-dry-run         show that as a diff, and write nothing
  --format FORMAT       pretty (default), json, sarif, junit, github or gcc (one a line)
  -o, --output FILE     write the report into a file
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, note, never
  --baseline FILE       findings that are known: they are neither printed nor counted
  --update-baseline     write that file: it then knows all findings of today
  --config FILE         configuration file (default: qspi-doctor.config.json in the current folder)
  -q, --quiet           no notices on standard error
  --color, --no-color   colours, whatever the terminal is (also NO_COLOR and FORCE_COLOR)

Not to report something, with the reason, in a script:
  /* qspi-doctor-disable-next-line linker-script/no-entry -- the build gives -e to the linker */

Examples
  qspi-doctor lint STM32L476VGTX_QSPI.ld
  qspi-doctor lint "boards/**/*.ld" --device STM32H750XB --fail-on warning
  qspi-doctor lint . --format sarif --output lint.sarif
  qspi-doctor lint boards/h750/link.ld -L common/ld

Exit code: 0 nothing at or above --fail-on; 1 something is; 2 bad usage, or nothing there to examine.
`;

const formats = ['pretty', 'json', 'sarif', 'junit', 'github', 'gcc'] as const;

export async function lint(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, { device: { type: 'string' }, 'library-path': { type: 'string', short: 'L', multiple: true }, fix: { type: 'boolean' }, 'fix-dry-run': { type: 'boolean' }, ...baselineOptions });
  if (values['help']) {
    terminal.out(lintHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name linker scripts, launch files or folders, for example: qspi-doctor lint STM32L476VGTX_QSPI.ld');
  const format = choice(values, 'format', formats, 'pretty');
  const failOn = failOnOf(values);
  const base = new RealFiles();
  const folder = absolutePath('.', terminal.folder);
  const { configuration, ignored, settingsFolder } = await readSettings(base, folder, text(values, 'config'), terminal);
  const baseline = baselineRequest(base, values, configuration, settingsFolder, terminal);
  const device = await deviceOption(text(values, 'device') ?? configuration.device);
  const targets = findTargets(base, folder, positionals, ignored);
  if (targets.scripts.length + targets.launches.length === 0) return nothingToLint(positionals, values['quiet'] === true, terminal);
  const searchFolders = folders(base, texts(values, 'library-path'), terminal);
  const lintAll = (files: ProjectFiles) => lintTargets(files, folder, targets, { device, searchFolders }, configuration.severity);

  const dryRun = values['fix-dry-run'] === true;
  const fixed = values['fix'] === true || dryRun ? await fixFiles(base, folder, async (files) => (await lintAll(files)).findings) : undefined;
  const tell = (message: string) => {
    if (values['quiet'] !== true) terminal.err(`${safeLines(message)}\n`);
  };
  if (fixed !== undefined && !dryRun) for (const { path, bytes } of fixed.files) base.writeFileAtomicSync(path, bytes);
  if (fixed !== undefined) tellOfFixes(fixed, dryRun, tell);
  if (dryRun && fixed !== undefined && format === 'pretty' && text(values, 'output') === undefined) {
    const { findings } = await lintAll(base);
    for (const { file, before, after } of fixed.files) terminal.out(unifiedDiff(file, before, after));
    return exitCodeFor(findings, failOn);
  }
  const whole = await lintAll(base);
  const names = [...targets.scripts, ...targets.launches].map((path) => relativePath(folder, path));
  const outcome = baseline && judgeByBaseline(base, baseline, { by: 'lint', findings: whole.findings, notChecked: whole.notChecked, folder, files: names, severities: configuration.severity }, tell);
  const linted = outcome ? { ...whole, findings: outcome.fresh } : whole;
  if (baseline && outcome) for (const line of baselineNotices({ file: baseline.shown, known: outcome.known.length, gone: outcome.gone })) tell(line);
  const output = text(values, 'output');
  const rendered = await renderLint(format, { ...linted, files: [...targets.scripts, ...targets.launches], folder }, { color: output === undefined ? colorLevel(colorOption(values), terminal) : 0, width: terminal.columns ?? 80 });
  if (output === undefined) terminal.out(rendered);
  else {
    base.writeFileAtomicSync(absolutePath(output, terminal.folder), rendered);
    tell(`Report written to ${output}.`);
  }
  return exitCodeFor(linted.findings, failOn);
}

async function lintTargets(files: ProjectFiles, folder: string, { scripts, launches }: LintTargets, { device, searchFolders }: { readonly device: string | undefined; readonly searchFolders: readonly string[] }, severities: Parameters<typeof lintScripts>[4]): Promise<LintedScripts> {
  const ofScripts = await lintScripts(files, folder, scripts, device, severities, searchFolders);
  const ofLaunches = launches.length === 0 ? undefined : await (await import('./lint-launches.js')).lintLaunches(files, folder, launches, device, severities);
  const findings = [...ofScripts.findings, ...(ofLaunches?.findings ?? [])].sort(byPlace);
  return { findings, notChecked: [...ofScripts.notChecked, ...(ofLaunches?.notChecked ?? [])], texts: new Map([...ofScripts.texts, ...(ofLaunches?.texts ?? [])]) };
}

function folders(files: ProjectFiles, named: readonly string[], terminal: Terminal): readonly string[] {
  return named.map((name) => {
    const path = absolutePath(name, terminal.folder);
    if (!files.directoryExistsSync(path)) throw new UsageError(`There is no folder ${name} (-L).`);
    return path;
  });
}

function byPlace({ location: a, rule: first }: Finding, { location: b, rule: second }: Finding): number {
  const [fileA, fileB] = [a.file ?? '', b.file ?? ''];
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || (first < second ? -1 : first > second ? 1 : 0);
}

/** The names of all rules cost more than a lint run: they are loaded only where a configuration may name some. */
async function readSettings(files: ProjectFiles, folder: string, asked: string | undefined, terminal: Terminal) {
  const path = asked === undefined ? undefined : absolutePath(asked, terminal.folder);
  const known = path !== undefined || files.fileExistsSync(`${folder}/${configurationName}`) ? (await import('./rules.js')).allRules().map(({ id }) => id) : [];
  const { configuration, base } = readConfiguration(files, folder, path, known);
  return { configuration, ignored: ignoredBy(configuration, base), settingsFolder: base };
}

async function deviceOption(device: string | undefined): Promise<string | undefined> {
  if (device === undefined) return undefined;
  const { findDevice } = await import('@qspi-doctor/devices');
  if (findDevice(device) === undefined) throw unknownDevice(device);
  return device;
}

/** A hook that names files which the configuration ignores has nothing to complain of; a folder without scripts is a mistake. */
function nothingToLint(given: readonly string[], quiet: boolean, terminal: Terminal): number {
  const files = new RealFiles();
  if (given.every((name) => files.fileExistsSync(absolutePath(name, terminal.folder)))) {
    if (!quiet) terminal.err('All files that were named are ignored by the configuration.\n');
    return 0;
  }
  throw new UsageError(`Nothing to lint in ${given.join(', ')}: no linker script (.ld, .lds) and no launch configuration (.launch).`);
}

function tellOfFixes({ files, edits, refused }: FixOutcome, dryRun: boolean, tell: (message: string) => void): void {
  const many = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  tell(files.length === 0 ? 'Nothing to mend by machine.' : `${dryRun ? 'Would mend' : 'Mended'} ${many(edits, 'place')} in ${files.map(({ file }) => file).join(', ')}.`);
  for (const file of refused) tell(`${file} is left as it is: the new text has a character that its encoding lacks.`);
}
