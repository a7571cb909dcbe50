import { chmodSync } from 'node:fs';
import { safeLines, safeText } from '@qspi-doctor/diagnostics';
import { unifiedDiff } from '@qspi-doctor/doctor';
import { absolutePath, RealFiles, relativePath } from '@qspi-doctor/files';
import { relative } from 'node:path';
import { parts, type Part, type Planned, type PlannedFile } from '../init/plan.js';
import { gitRoot } from '../init/surroundings.js';
import { parseOptions, text } from '../options.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';
import { unknownDevice } from './unknown-device.js';

export const initHelp = `Put qspi-doctor into a project: what it finds suitable, and nothing over what is there.

  qspi-doctor init [FOLDER]        (default: the current folder)

  config   qspi-doctor.config.json with the device
  hook     before each commit: .pre-commit-config.yaml, lefthook, husky, or .git/hooks, whichever is used here
  ci       a job for GitHub (.github) or GitLab (.gitlab-ci.yml)
  vscode   a task in .vscode/tasks.json that puts findings into the list of problems

Lists that are there get an entry more, and keep everything else. Run it again: it writes nothing twice.

  --device NAME         the device to write into the configuration (default: the one that the folder says)
  --source OWNER/NAME   the repository on GitHub that hooks and CI get qspi-doctor from; without it they call the program
                        that is installed, or npx where package.json has it
  --only PARTS          these parts alone, parted by commas: config,hook
  --dry-run             write nothing; print what would be written as a unified diff
  --force               replace files that are there
  -q, --quiet           print the names of the files and nothing else

Examples
  qspi-doctor init --dry-run
  qspi-doctor init firmware --only config,vscode
  qspi-doctor init . --source OWNER/qspi-doctor

Exit code: 0 everything is there now (with --dry-run: could be written); 1 a file was left as it is, and the message says
why; 2 bad usage.
`;

const own = { device: { type: 'string' }, source: { type: 'string' }, only: { type: 'string' }, 'dry-run': { type: 'boolean' }, force: { type: 'boolean' } } as const;

export async function init(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, own);
  if (values['help']) {
    terminal.out(initHelp);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError(`One folder at a time, not ${positionals.length}: ${positionals.join(', ')}.`);
  const given = positionals[0] ?? '.';
  const files = new RealFiles();
  const folder = absolutePath(given, terminal.folder);
  if (!files.directoryExistsSync(folder)) throw new UsageError(files.fileExistsSync(folder) ? `${given} is a file. Name the folder of the project.` : `There is no folder ${given}.`);
  const source = text(values, 'source');
  if (source !== undefined && !/^[A-Za-z0-9][\w-]{0,38}\/[\w.-]{1,100}$/.test(source)) throw new UsageError(`--source takes a repository on GitHub, OWNER/NAME, not "${source}".`);
  const [{ findDevice }, { planInit }] = await Promise.all([import('@qspi-doctor/devices'), import('../init/plan-init.js')]);
  const device = text(values, 'device');
  if (device !== undefined && findDevice(device) === undefined) throw unknownDevice(device);
  const force = values['force'] === true;
  const planned = await planInit(files, folder, { only: onlyOf(text(values, 'only')), device, source: source === undefined ? undefined : { repository: source, tag: `v${version}` }, force });
  return write(files, terminal, gitRoot(files, folder) ?? folder, planned, { force, dryRun: values['dry-run'] === true, quiet: values['quiet'] === true });
}

function onlyOf(given: string | undefined): readonly Part[] {
  if (given === undefined) return parts;
  const names = given.split(',').map((name) => name.trim()).filter(Boolean);
  const unknown = names.find((name) => !(parts as readonly string[]).includes(name));
  if (unknown !== undefined || names.length === 0) throw new UsageError(`--only takes ${parts.join(', ')}, parted by commas, not "${unknown ?? given}".`);
  return names as Part[];
}

function write(files: RealFiles, terminal: Terminal, root: string, planned: readonly Planned[], { force, dryRun, quiet }: { readonly force: boolean; readonly dryRun: boolean; readonly quiet: boolean }): number {
  const say = (line: string) => {
    // With --dry-run standard output belongs to the diff.
    if (!quiet) (dryRun ? terminal.err : terminal.out)(`${safeLines(line)}\n`);
  };
  let code = 0;
  for (const { part, file, done, left } of planned) {
    if (done !== undefined) say(`${part}: nothing to do, ${done}.`);
    else if (left !== undefined) say(`${part}: not done, ${left}.`);
    else if (file?.foreign !== undefined && !force) {
      terminal.err(`qspi-doctor: ${shown(terminal, file)} is left as it is: ${safeText(file.foreign)}. --force replaces it.\n`);
      code = 1;
    } else if (file !== undefined) code = Math.max(code, writeOne(files, terminal, root, file, part, { dryRun, quiet }));
  }
  return code;
}

/** As a person in the current folder would name it. */
function shown({ folder }: Terminal, { path }: PlannedFile): string {
  return safeText(relative(folder, path).replaceAll('\\', '/'));
}

function writeOne(files: RealFiles, terminal: Terminal, root: string, file: PlannedFile, part: Part, { dryRun, quiet }: { readonly dryRun: boolean; readonly quiet: boolean }): number {
  const { path, before, text: after, executable } = file;
  const name = shown(terminal, file);
  if (dryRun) {
    // git and patch apply it in the root of the repository.
    terminal.out(unifiedDiff(relativePath(root, path), before, after));
    return 0;
  }
  try {
    files.writeFileAtomicSync(path, after);
    if (executable === true && process.platform !== 'win32') chmodSync(path, 0o755);
  } catch (error) {
    terminal.err(`qspi-doctor: ${name} could not be written: ${safeText((error as Error).message)}\n`);
    return 1;
  }
  terminal.out(quiet ? `${name}\n` : `${part}: ${before === undefined ? 'written' : 'added to'} ${name}.\n`);
  return 0;
}
