import { findDevice } from '@qspi-doctor/devices';
import { nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { Available } from './available.js';
import { coreOf } from './find-device.js';
import type { CoreInput, DeviceInput, ImageInput, LiveTargetAnswers } from './inputs.js';
import { lazy } from './lazy.js';
import { loneProgram } from './lone-program.js';
import { imageInput, readExecutable } from './open-image.js';
import type { Workspace } from './program.js';
import { SourceFinder } from './source-finder.js';
import { targetInput } from './target-input.js';

export interface LoneTargetOptions {
  /** Absolute path of the image that should be on the target. */
  readonly image?: string | undefined;
  /** Part number: the user's word, else what the chip says of itself. */
  readonly device: () => string | undefined;
  readonly target: () => LiveTargetAnswers | undefined;
}

/** A live target with no project around it: at most an image. */
export function openLoneTarget(files: ProjectFiles, folder: string, { image, device, target }: LoneTargetOptions): Workspace {
  const name = image === undefined ? 'target' : nameOf(image);
  const location = { file: image === undefined ? 'target' : relativePath(folder, image) };
  const openDevice = (): Available<DeviceInput> => {
    const given = device();
    const found = given === undefined ? undefined : findDevice(given);
    return found ? { value: { device: found, source: 'option', location: {} } } : { absent: 'neither the chip nor --device says which device it is' };
  };
  const openImage = lazy(async (): Promise<Available<ImageInput>> => {
    if (image === undefined) return { absent: 'no image was given: name the project\'s folder, or --image FILE' };
    const executable = await readExecutable(files, folder, image);
    if (!('value' in executable)) return executable;
    const known = openDevice();
    return { value: imageInput(executable.value, folder, image, 'value' in known ? known.value.device : undefined, new SourceFinder(folder, new Map()), folder, files) };
  });
  const openCore = async (): Promise<Available<CoreInput>> => {
    const known = openDevice();
    const opened = await openImage();
    return coreOf('value' in known ? known.value : undefined, 'value' in opened ? opened.value : undefined, undefined, 'absent' in known ? known.absent : '');
  };
  const openers = { device: openDevice, image: openImage, core: openCore, target: () => targetInput(name, target()) };
  return { folder, programs: [loneProgram({ name, folder: '', location }, openers, 'there is no project around it')], buildConfigurations: [], remarks: [] };
}
