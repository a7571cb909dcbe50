import type { Edit, Finding, Location } from '@qspi-doctor/diagnostics';
import { runRules, type LintOutcome } from '@qspi-doctor/doctor';
import { folderOf, joinPath, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { launchRules } from '@qspi-doctor/rules';
import { openLoneLaunch, openWorkspace, projectFolderAround, readTextFile, type Program } from '@qspi-doctor/workspace';
import type { Configuration } from '../configuration.js';
import { UsageError } from '../usage-error.js';
import type { LintedScripts } from './lint-scripts.js';

/** Judges launch configurations with the projects around them: those of the folder in which their own project lies. */
export async function lintLaunches(files: ProjectFiles, folder: string, paths: readonly string[], device: string | undefined, severities: Configuration['severity']): Promise<LintedScripts> {
  const findings: Finding[] = [];
  const notChecked: LintOutcome['notChecked'][number][] = [];
  const texts = new Map<string, string>();
  const surroundings = new Map<string, readonly Program[]>();
  for (const path of paths) {
    const name = relativePath(folder, path);
    texts.set(name, readTextFile(files, path).text);
    const around = folderAround(files, folder, path);
    if (around !== undefined && !surroundings.has(around)) surroundings.set(around, (await openWorkspace(files, around, { device })).programs);
    const file = relativePath(around ?? folder, path);
    const owners = await ownersOf(surroundings.get(around ?? '') ?? [], file);
    const lone = owners.length > 0 ? undefined : openLoneLaunch(files, folder, path);
    if (owners.length === 0 && lone === undefined) throw new UsageError(`${name} cannot be read.`);
    for (const program of lone === undefined ? owners : [lone]) {
      const outcome = await runRules(program, launchRules, severities);
      const base = lone === undefined ? (around ?? folder) : folder;
      findings.push(...outcome.findings.filter(({ location }) => location.file === (lone === undefined ? file : name)).map((finding) => seenFrom(finding, base, folder, name)));
      notChecked.push(...outcome.notChecked.map((entry) => ({ ...entry, program: name })));
    }
  }
  return { findings, notChecked, texts };
}

/** Projects of one product lie side by side: boot loader and application share the folder above. */
function folderAround(files: ProjectFiles, folder: string, path: string): string | undefined {
  const project = projectFolderAround(files, folder, path)?.folder;
  if (project === undefined) return undefined;
  return project === folder ? project : folderOf(project);
}

async function ownersOf(programs: readonly Program[], file: string): Promise<readonly Program[]> {
  const owners: Program[] = [];
  for (const program of programs) {
    const launches = await program.open('launches');
    if ('value' in launches && launches.value.some((launch) => launch.file === file)) owners.push(program);
  }
  return owners;
}

/** Paths of a finding relative to the folder of the run instead of that of the workspace. */
function seenFrom(finding: Finding, base: string, folder: string, name: string): Finding {
  const file = (path: string) => relativePath(folder, joinPath(base, path));
  const move = <T extends Location>(location: T): T => (location.file === undefined ? location : { ...location, file: file(location.file) });
  const moveEdit = (edit: Edit): Edit => ({ ...edit, file: file(edit.file) });
  return {
    ...finding,
    program: name,
    location: move(finding.location),
    related: finding.related.map(move),
    remedies: finding.remedies.map((remedy) => (remedy.edits === undefined ? remedy : { ...remedy, edits: remedy.edits.map(moveEdit) })),
  };
}
