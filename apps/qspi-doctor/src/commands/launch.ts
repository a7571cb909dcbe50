import { safeLines, safeText } from '@qspi-doctor/diagnostics';
import { unifiedDiff } from '@qspi-doctor/doctor';
import { absolutePath, RealFiles, relativePath } from '@qspi-doctor/files';
import type { LaunchPlan, PlannedFile } from '@qspi-doctor/launch-plan';
import { ignoredBy, readConfiguration } from '../configuration.js';
import { choice, parseOptions, text } from '../options.js';
import type { Terminal } from '../terminal.js';
import { requireBuildConfiguration } from './known-build-configuration.js';
import { UsageError } from '../usage-error.js';
import { launchHelp } from './launch-help.js';
import { unknownDevice } from './unknown-device.js';

const own = {
  probe: { type: 'string' },
  ide: { type: 'string' },
  extension: { type: 'string' },
  external: { type: 'string' },
  loader: { type: 'string' },
  boot: { type: 'string' },
  program: { type: 'string' },
  device: { type: 'string' },
  'build-config': { type: 'string' },
  out: { type: 'string' },
  'dry-run': { type: 'boolean' },
  force: { type: 'boolean' },
} as const;

export async function launch(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, own);
  if (values['help']) {
    terminal.out(launchHelp);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError(`One folder at a time, not ${positionals.length}: ${positionals.join(', ')}.`);
  const given = positionals[0] ?? '.';
  const probe = choice(values, 'probe', ['stlink', 'openocd', 'jlink'], 'stlink');
  const ide = choice(values, 'ide', ['cubeide', 'vscode'], 'cubeide');
  const extension = choice(values, 'extension', ['cortex-debug', 'stm32'], 'cortex-debug');
  const external = text(values, 'external');
  if (external !== undefined && !/^[^\s:]+:\d{1,5}$/.test(external)) throw new UsageError(`--external takes a host and a port, for example localhost:61234, not "${external}".`);
  if (ide !== 'vscode') for (const name of ['extension', 'external']) if (values[name] !== undefined) throw new UsageError(`--${name} is for --ide vscode.`);
  const files = new RealFiles();
  const folder = absolutePath(given, terminal.folder);
  if (!files.directoryExistsSync(folder)) throw new UsageError(files.fileExistsSync(folder) ? `${given} is a file. Name the folder of the project.` : `There is no folder ${given}.`);

  const [{ openWorkspace }, { planLaunches }, { allRules }, { findDevice }] = await Promise.all([import('@qspi-doctor/workspace'), import('@qspi-doctor/launch-plan'), import('./rules.js'), import('@qspi-doctor/devices')]);
  const asked = text(values, 'config');
  const { configuration, base } = readConfiguration(files, folder, asked === undefined ? undefined : absolutePath(asked, terminal.folder), allRules().map(({ id }) => id));
  const device = text(values, 'device') ?? configuration.device;
  if (device !== undefined && findDevice(device) === undefined) throw unknownDevice(device);
  const workspace = await openWorkspace(files, folder, { device, buildConfiguration: text(values, 'build-config'), ignored: ignoredBy(configuration, base) });
  if (workspace.programs.length === 0) throw new UsageError(`Nothing to debug in ${given}: no CubeIDE project, no image (.elf, .axf, .out) and no linker script (.ld). Name the folder of the project.`);
  requireBuildConfiguration(workspace, text(values, 'build-config'));
  const named = (name: string | undefined) => {
    if (name === undefined) return undefined;
    const found = workspace.programs.find((program) => program.name === name);
    if (found === undefined) throw new UsageError(`There is no program ${name} in ${given}. There ${workspace.programs.length === 1 ? 'is' : 'are'} ${workspace.programs.map((program) => program.name).join(', ')}.`);
    return found;
  };
  const loader = text(values, 'loader');
  const out = text(values, 'out');
  const plan = await planLaunches(files, workspace, {
    probe,
    ide,
    extension,
    external,
    host: process.platform === 'win32' ? 'windows' : 'posix',
    boot: named(text(values, 'boot')),
    program: named(text(values, 'program'))?.name,
    loader: loader === undefined ? undefined : loaderOf(files, loader, terminal.folder),
    out: out === undefined ? undefined : absolutePath(out, terminal.folder),
  });
  return write(files, terminal, folder, plan, { dryRun: values['dry-run'] === true, force: values['force'] === true, quiet: values['quiet'] === true });
}

/** A name without a folder that is no file here is that of a loader of STM32CubeProgrammer. */
function loaderOf(files: RealFiles, loader: string, folder: string): string {
  const path = absolutePath(loader, folder);
  return files.fileExistsSync(path) || /[\\/]/.test(loader) ? path : loader;
}

interface WriteOptions {
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly quiet: boolean;
}

function write(files: RealFiles, terminal: Terminal, folder: string, plan: LaunchPlan, { dryRun, force, quiet }: WriteOptions): number {
  const nameOf = ({ path }: PlannedFile) => safeText(relativePath(folder, path));
  const refused = plan.files.filter(({ foreign }) => foreign !== undefined && !force);
  const wanted = plan.files.filter((file) => !refused.includes(file));
  for (const file of wanted) {
    if (dryRun) terminal.out(unifiedDiff(relativePath(folder, file.path), file.before, file.text));
    else {
      try {
        files.writeFileAtomicSync(file.path, file.text);
      } catch (error) {
        terminal.err(`qspi-doctor: ${nameOf(file)} could not be written: ${safeText((error as Error).message)}\n`);
        return 1;
      }
      terminal.out(quiet ? `${nameOf(file)}\n` : `${file.before === undefined ? 'Written' : file.manner === 'edited' ? 'Updated' : 'Replaced'}: ${nameOf(file)}\n`);
    }
  }
  for (const file of refused) terminal.err(`qspi-doctor: ${nameOf(file)} is left as it is: ${safeText(String(file.foreign))}. --force replaces it.\n`);
  for (const problem of plan.problems) terminal.err(`qspi-doctor: ${safeLines(problem)}\n`);
  if (quiet) return refused.length > 0 || plan.problems.length > 0 ? 1 : 0;
  // With --dry-run standard output belongs to the diff.
  const say = dryRun ? terminal.err : terminal.out;
  if (wanted.length === 0 && refused.length === 0 && plan.problems.length === 0) say('Nothing to change: the configurations are as they should be.\n');
  if (plan.remarks.length > 0) say(`\nWorth knowing\n${plan.remarks.map((remark) => `  - ${safeLines(remark)}\n`).join('')}`);
  if (plan.steps.length > 0) say(`\nTo use ${wanted.length === 1 ? 'it' : 'them'}\n${plan.steps.map((step, index) => `  ${index + 1}. ${safeLines(step)}\n`).join('')}`);
  return refused.length > 0 || plan.problems.length > 0 ? 1 : 0;
}
