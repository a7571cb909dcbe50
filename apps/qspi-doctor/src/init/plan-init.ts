import type { ProjectFiles } from '@qspi-doctor/files';
import { isPresent, openWorkspace } from '@qspi-doctor/workspace';
import { planCi } from './ci-part.js';
import { planConfig } from './config-part.js';
import { planHook } from './hook-part.js';
import type { Part, Planned, Surroundings } from './plan.js';
import { gitRoot, isDependency } from './surroundings.js';
import { planVscode } from './vscode-part.js';

export interface InitWishes {
  readonly only: readonly Part[];
  readonly device: string | undefined;
  readonly source: Surroundings['source'];
  readonly force: boolean;
}

/** What each part takes in this folder. Writes nothing. */
export async function planInit(files: ProjectFiles, folder: string, { only, device, source, force }: InitWishes): Promise<readonly Planned[]> {
  const root = gitRoot(files, folder);
  const inPackageJson = isDependency(files, root ?? folder);
  const around: Surroundings = { folder, root, command: inPackageJson ? 'npx qspi-doctor' : 'qspi-doctor', inPackageJson, source, device: device ?? (only.includes('config') ? await deviceOf(files, folder) : undefined), deviceNamed: device !== undefined };
  const plans: Readonly<Record<Part, () => Planned>> = { config: () => planConfig(files, around, force), hook: () => planHook(files, around), ci: () => planCi(files, around), vscode: () => planVscode(files, around) };
  return only.map((part) => plans[part]());
}

/** The device of all programs of the folder; undefined where they differ, or where nothing says it. */
async function deviceOf(files: ProjectFiles, folder: string): Promise<string | undefined> {
  const names = new Set<string>();
  for (const program of (await openWorkspace(files, folder)).programs) {
    const device = await program.open('device');
    if (isPresent(device)) names.add(device.value.device.name);
  }
  const [only, ...others] = names;
  return others.length === 0 ? only : undefined;
}
