import type { BootRecord, BootRequest, CoreName } from '@qspi-doctor/cortex-m';
import { possibleCores, type Device } from '@qspi-doctor/devices';
import type { BinaryProblem } from '@qspi-doctor/diagnostics';
import { readExternalLoader, readImage, type ExternalLoader, type Image, type ImageSymbol, type VectorTable } from '@qspi-doctor/elf';
import type { ProjectFiles } from '@qspi-doctor/files';
import type { Available } from './available.js';
import { fileSource } from './file-source.js';
import { machineMemories, machineRemap } from './machine-memories.js';
import { mainOf } from './open-image.js';

/** One ELF file by itself, with no project around it. */
export interface ImageFile {
  readonly size: number;
  readonly image: Image;
  readonly device: Device | undefined;
  readonly vectorTable: VectorTable | undefined;
  readonly main: ImageSymbol | undefined;
  /** Cores that the build attributes leave open; empty where they say nothing or name another processor. */
  readonly possibleCores: readonly CoreName[];
  /** The core that a run takes: the device's, else the first that the attributes leave open. */
  readonly core: CoreName | undefined;
  readonly loader: ExternalLoader | undefined;
  /** Grows as parts are read. */
  readonly problems: readonly BinaryProblem[];
  /** The run from the reset vector to main (or to its end where there is no main), and the same run continued some way into main. */
  boot(): Promise<Available<{ readonly record: BootRecord; readonly intoMain: BootRecord | undefined }>>;
}

const budget = 20_000_000;
/** Instructions of main that are looked at: enough for what it sets up before its loop. */
const budgetOfMain = 3_000_000;

/** Reads an ELF file; absent, with all that is wrong, where it cannot be read as one. Files that are not there throw as `files` does. */
export async function openImageFile(files: ProjectFiles, path: string, device?: Device): Promise<Available<ImageFile>> {
  const source = fileSource(files, path);
  const { value: image, problems } = await readImage(source);
  if (image === undefined) return { absent: problems.map(({ message, offset }) => `${message} (at byte ${offset})`).join('; ') || 'it is empty' };
  const vectorTable = image.vectorTable(device ? { entries: 16 + (device.interruptCount ?? 0) } : undefined);
  const main = mainOf(image);
  const { attributes } = image;
  const cores = attributes
    ? possibleCores({
        cpuName: attributes.cpuName,
        cpuArch: attributes.cpuArch?.number,
        profile: attributes.cpuArchProfile,
        fpArch: attributes.fpArch,
        mveArch: attributes.mve,
      })
    : [];
  const own = device?.cores.find(({ name }) => cores.length === 1 && name === cores[0]) ?? device?.core();
  const core = own?.name ?? cores[0];
  return {
    value: {
      size: source.size,
      image,
      device,
      vectorTable,
      main,
      possibleCores: cores,
      core,
      loader: readExternalLoader(image),
      problems,
      boot: () => run(image, vectorTable, main, core, device),
    },
  };
}

async function run(
  image: Image,
  vectorTable: VectorTable | undefined,
  main: ImageSymbol | undefined,
  core: CoreName | undefined,
  device: Device | undefined,
): ReturnType<ImageFile['boot']> {
  if (vectorTable === undefined) return { absent: 'there is no vector table to start from' };
  if (core === undefined) return { absent: 'the build attributes name no Cortex-M core, and no device was given (--device)' };
  const { recordBoot } = await import('@qspi-doctor/cortex-m');
  const request: BootRequest = {
    core,
    memories: machineMemories(device),
    remapToZero: machineRemap(device),
    images: [{ name: 'image', image }],
    start: { image: 'image', vectorTable: vectorTable.address },
    stopAt: main ? [{ name: main.name, address: main.address }] : [],
    budget,
  };
  const record = recordBoot(request);
  return { value: { record, intoMain: record.reachesMain ? recordBoot({ ...request, stopAt: [], budget: record.instructions + budgetOfMain }) : undefined } };
}
