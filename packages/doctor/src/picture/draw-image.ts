import { isPresent, type ImageFile } from '@qspi-doctor/workspace';
import { wayOf, type PicturedImage } from './boot-way.js';
import { piecesOf } from './pieces.js';
import { marksOf, memoriesOf } from './places.js';
import type { PictureReach, ProgramPicture } from './picture.js';

export interface ImagePictureOptions {
  /** How the image is called. */
  readonly name: string;
  /** What its core compares, where the core is known. */
  readonly reach: PictureReach | undefined;
  /** False: the image is not run. */
  readonly boot: boolean;
}

/** The picture of one image with no project around it. Source lines are those that the compiler named. */
export async function drawImage(opened: ImageFile, { name, reach, boot }: ImagePictureOptions): Promise<ProgramPicture> {
  const { image, vectorTable, main, device } = opened;
  const locate: PicturedImage['locate'] = (address) => {
    const line = image.lineAt(address);
    const symbol = image.functionAt(address)?.name ?? image.symbols.containing(address)?.name;
    return line && line.line > 0 ? { file: line.file, line: line.line, address, symbol } : { address, symbol };
  };
  const own = { name, image: { image, vectorTable, locate } };
  const run = boot ? await opened.boot() : { absent: 'not asked for (--no-boot)' };
  const { pieces, leftOut } = piecesOf(opened);
  const written = isPresent(run) ? run.value.record.vtor.value : undefined;
  return {
    name,
    startedBy: undefined,
    reach,
    memories: device ? memoriesOf(device) : [],
    regions: [],
    pieces,
    piecesLeftOut: leftOut,
    marks: marksOf({ ...own.image, main }),
    // An alias at 0 may be the same memory: only what is plainly equal is called so.
    way: isPresent(run) ? { ...wayOf(run.value.record, own, own, device), vtorIsOwn: written !== undefined && written === vectorTable?.address ? true : undefined } : { notRun: run.absent },
  };
}
