import type { CubeProject } from '@qspi-doctor/cubeide';
import { nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { isPresent } from './available.js';
import { chooseConfiguration } from './choose-configuration.js';
import type { FindOptions } from './find-programs.js';
import { readExecutable } from './open-image.js';
import { openLinkerScript } from './open-linker-script.js';
import type { Scan } from './scan.js';
import { scriptFits } from './script-that-fits.js';
import type { ProgramSketch } from './sketch.js';

/** The program of a CubeIDE project: one of its build configurations. */
export async function sketchOfProject(files: ProjectFiles, scan: Scan, project: CubeProject, { buildConfiguration, launches = [] }: FindOptions): Promise<ProgramSketch> {
  const { configuration, imagePath, examined } = await chooseConfiguration(files, scan, project, buildConfiguration, launches, async ({ linkerScript }, path) => {
    const script = linkerScript?.path === undefined ? undefined : openLinkerScript(files, scan.folder, linkerScript.path);
    const image = await readExecutable(files, scan.folder, path);
    return script !== undefined && isPresent(script) && isPresent(image) && scriptFits(script.value.layout, image.value);
  });
  const script = configuration?.linkerScript;
  // A path of another machine that ends like a file of this project means that file.
  const scriptPath = [script?.path, script?.likely].find((path) => path !== undefined && files.fileExistsSync(path));
  const expected = configuration?.imageCandidates[0];
  return {
    name: project.name,
    folder: project.folder,
    project,
    configuration,
    examined,
    imagePath,
    whyNoImage: `it is not built yet: there is no ${expected === undefined ? 'image' : relativePath(scan.folder, expected)}. Build its configuration ${configuration?.name ?? '?'} first`,
    scriptPath,
    scriptCandidates: [],
    whyNoScript:
      script === undefined
        ? `the build configuration ${configuration?.name ?? '?'} of project ${project.name} names no linker script`
        : `the linker script ${nameOf(script.raw.replaceAll('\\', '/'))}, which the build configuration ${configuration?.name ?? '?'} names, cannot be had: ${script.why ?? 'there is no such file'}`,
  };
}
