import type { Device, DeviceCore, ExternalWindow } from '@qspi-doctor/devices';
import { isPresent, vectorAddressOf, type CoreInput, type ImageInput, type Program, type ProgramInputs, type ProjectInput } from '@qspi-doctor/workspace';

/** What a program is, as far as its debug configuration depends on it. */
export interface Situation {
  readonly program: Program;
  readonly device: Device;
  readonly core: CoreInput;
  /** The same core as the device describes it: its access port is there. */
  readonly deviceCore: DeviceCore | undefined;
  readonly project: ProjectInput | undefined;
  readonly image: ImageInput | undefined;
  /** The function to halt in. Without an image its address is not known: the vector table's stands for it. */
  readonly stopAt: { readonly symbol: string; readonly address: number } | undefined;
  /** Where the program runs, when that is external flash. */
  readonly window: ExternalWindow | undefined;
  /** Load addresses of bytes for external flash; without an image, the address that the linker script gives the vector table. */
  readonly flashAddresses: readonly { readonly address: number; readonly bytes: number; readonly window: ExternalWindow }[];
  /** The core cannot compare the address of the function to halt in. */
  readonly outOfReach: boolean;
}

export type Unknown = { readonly problem: string };

/** Everything is asked of the workspace; nothing is read beyond that. */
export async function situationOf(program: Program): Promise<Situation | Unknown> {
  const get = async <K extends keyof ProgramInputs>(key: K): Promise<ProgramInputs[K] | undefined> => {
    const opened = await program.open(key);
    return isPresent(opened) ? opened.value : undefined;
  };
  const deviceInput = await get('device');
  if (!deviceInput) return { problem: `${program.name}: nothing says which device it is for. Give it with --device, for example --device STM32L476VG.` };
  const core = await get('core');
  if (!core) return { problem: `${program.name}: nothing says which core of the ${deviceInput.device.name} it runs on. Build it first.` };
  const { device } = deviceInput;
  const image = await get('image');
  const script = await get('linkerScript');
  const table = image?.vectorTable?.address ?? (image === undefined && script ? vectorAddressOf(script.layout) : undefined);
  const main = image?.main;
  const address = main?.address ?? table;
  const flashAddresses = image ? flashBytes(image, device) : table === undefined ? [] : flashWindows(device, table).map((window) => ({ address: table, bytes: 4, window }));
  const window = address === undefined ? undefined : flashWindows(device, address).find((each) => mayOnlyHoldFlash(each) || flashAddresses.some((part) => part.window === each));
  return {
    program,
    device,
    core,
    deviceCore: device.cores.find(({ name }) => name === core.name),
    project: await get('project'),
    image,
    stopAt: address === undefined ? undefined : { symbol: main?.name ?? 'main', address },
    window,
    flashAddresses,
    outOfReach: window !== undefined && address !== undefined && address > core.breakpointUnit.highestAddress,
  };
}

function flashWindows(device: Device, address: number): readonly ExternalWindow[] {
  return device.externalWindows.filter(({ origin, span, mayHold }) => address >= origin && address - origin < span && mayHold.some((content) => content.endsWith('flash')));
}

function mayOnlyHoldFlash({ mayHold }: ExternalWindow): boolean {
  return mayHold.every((content) => content.endsWith('flash'));
}

/** Bytes that are programmed into external flash. The parallel bus may as well hold RAM. */
function flashBytes({ image }: ImageInput, device: Device): Situation['flashAddresses'] {
  return image.segments.flatMap(({ type, fileSize, physicalAddress }) => {
    if (type !== 'load' || fileSize === 0) return [];
    const window = flashWindows(device, physicalAddress).find((each) => mayOnlyHoldFlash(each) || !/^FS?MC/.test(each.peripheral));
    return window ? [{ address: physicalAddress, bytes: fileSize, window }] : [];
  });
}

/** The image that the load list is to name: relative to the project, with `/`. */
export function imagePathOf({ program, project, image }: Pick<Situation, 'program' | 'project' | 'image'>, workspaceFolder: string): string | undefined {
  const folder = project?.project.folder ?? (program.folder === '.' ? workspaceFolder : `${workspaceFolder}/${program.folder}`);
  const path = image?.path ?? project?.configuration?.imageCandidates[0];
  return path?.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
