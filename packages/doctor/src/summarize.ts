import { isPresent, vectorAddressOf, type BootInput, type ImageInput, type LinkerScriptInput, type Program, type ProgramInputs } from '@qspi-doctor/workspace';
import type { MemoryUse, ProgramSummary } from './diagnosis.js';

/** Gathers what the pieces of a program say. Every piece was opened by the rules already or costs little. */
export async function summarize(program: Program): Promise<ProgramSummary> {
  const value = async <K extends keyof ProgramInputs>(input: K) => {
    const opened = await program.open(input).catch(() => ({ absent: 'failed' }));
    return isPresent(opened) ? opened.value : undefined;
  };
  const [device, core, image, script, launches, boot] = [await value('device'), await value('core'), await value('image'), await value('linkerScript'), await value('launches'), await value('boot')];
  // A built image is what counts: sources are asked where there is none.
  const sources = image === undefined ? await value('sources') : undefined;
  const written = sources?.vectorBase().atMain;
  const vtorBySources = written?.kind === 'written' ? sources?.addressOf(written.store.value) : undefined;
  return {
    name: program.name,
    role: program.role,
    examined: program.examined,
    startedBy: program.bootloader?.name,
    device: device?.device.name,
    core: core?.name,
    breakpointUnit: core?.breakpointUnit,
    linkerScript: script?.file,
    image: image?.file,
    launches: (launches ?? []).map(({ file }) => file),
    vectorTable: image ? image.vectorTable?.address : script && vectorAddressOf(script.layout),
    resetHandler: image?.vectorTable && (image.vectorTable.resetHandler & ~1) >>> 0,
    main: image?.main?.address,
    vtor: boot?.vtorAtMain?.value ?? vtorBySources,
    vtorSource: boot?.vtorAtMain ? 'run' : vtorBySources === undefined ? undefined : 'sources',
    boot: boot && summarizeBoot(boot, image),
    memories: script ? memoriesOf(script, image) : [],
  };
}

function summarizeBoot({ alone }: BootInput, image: ImageInput | undefined): NonNullable<ProgramSummary['boot']> {
  const { reachesMain, instructions, stoppedAt, stop } = alone;
  const inImage = image?.image.bytesAt(stoppedAt, 2) !== undefined;
  return { reachesMain, instructions, stoppedAt, why: reachesMain ? '' : stop.detail || stop.kind, place: reachesMain || !inImage ? undefined : image.locate(stoppedAt) };
}

function memoriesOf({ layout }: LinkerScriptInput, image: ImageInput | undefined): readonly MemoryUse[] {
  return layout.regions.flatMap(({ name, origin, length }) => (origin === undefined || length === undefined ? [] : [{ name, origin, length, used: image && bytesIn(image, origin, length) }]));
}

/** Bytes of a region that sections take, by the address at which they run and by the address at which they are loaded. */
function bytesIn({ image }: ImageInput, origin: number, length: number): number {
  const inside = (address: number) => address >= origin && address - origin < length;
  let used = 0;
  for (const { allocated, address, loadAddress, size, type } of image.sections) {
    if (!allocated || size === 0) continue;
    if (inside(address)) used += size;
    else if (loadAddress !== undefined && loadAddress !== address && inside(loadAddress) && type !== 'nobits') used += size;
  }
  return used;
}
