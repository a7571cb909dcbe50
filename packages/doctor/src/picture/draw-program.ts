import { isPresent, type Available, type CoreInput, type LinkerScriptInput, type Program, type ProgramInputs } from '@qspi-doctor/workspace';
import { bootWay } from './boot-way.js';
import { marksOf, memoriesOf } from './places.js';
import { piecesOf } from './pieces.js';
import type { PictureReach, PictureRegion, ProgramPicture } from './picture.js';

/** Gathers the picture from what the pieces of a program say. */
export async function drawProgram(program: Program): Promise<ProgramPicture> {
  const open = async <K extends keyof ProgramInputs>(input: K): Promise<Available<ProgramInputs[K]>> => program.open(input).catch((error: unknown) => ({ absent: String(error) }));
  const value = async <K extends keyof ProgramInputs>(input: K) => {
    const opened = await open(input);
    return isPresent(opened) ? opened.value : undefined;
  };
  const [device, core, image, script, boot] = [await value('device'), await value('core'), await value('image'), await value('linkerScript'), await open('boot')];
  const bootloaderImage = program.bootloader && (await program.bootloader.open('image').catch(() => undefined));
  const { pieces, leftOut } = image ? piecesOf(image) : { pieces: [], leftOut: 0 };
  return {
    name: program.name,
    startedBy: program.bootloader?.name,
    reach: core && reachOf(core),
    memories: device ? memoriesOf(device.device) : [],
    regions: script ? regionsOf(script) : [],
    pieces,
    piecesLeftOut: leftOut,
    marks: image ? marksOf(image) : [],
    way: isPresent(boot) && image ? bootWay(program, boot.value, image, bootloaderImage && isPresent(bootloaderImage) ? bootloaderImage.value : undefined, device) : { notRun: isPresent(boot) ? 'there is no image' : boot.absent },
  };
}

function reachOf({ name, breakpointUnit, watchpointComparators, location }: CoreInput): PictureReach {
  return {
    core: name,
    unit: breakpointUnit.name,
    revision: breakpointUnit.revision,
    comparators: breakpointUnit.comparators,
    highestAddress: breakpointUnit.highestAddress,
    watchpoints: watchpointComparators,
    source: breakpointUnit.source,
    location,
  };
}

function regionsOf({ layout, locate }: LinkerScriptInput): readonly PictureRegion[] {
  return layout.regions.flatMap(({ name, origin, length, range, originRange, script }) =>
    origin === undefined || length === undefined ? [] : [{ name, origin, length, location: locate(originRange ?? range, script) }],
  );
}
