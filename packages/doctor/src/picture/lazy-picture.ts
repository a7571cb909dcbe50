import type { ImageFile, Program } from '@qspi-doctor/workspace';
import type { ImagePictureOptions } from './draw-image.js';
import type { ProgramPicture } from './picture.js';

/** What a drawing of the program is made of. Loaded and computed only when it is asked for; nothing in a file makes it throw. */
export async function pictureOf(program: Program): Promise<ProgramPicture> {
  const { drawProgram } = await import('./draw-program.js');
  return drawProgram(program);
}

/** The same of one image with no project around it. */
export async function pictureOfImage(opened: ImageFile, options: ImagePictureOptions): Promise<ProgramPicture> {
  const { drawImage } = await import('./draw-image.js');
  return drawImage(opened, options);
}
