import type { CoreName, Device } from '@qspi-doctor/devices';
import type { ImageInput } from './inputs.js';
import { machineMemories, machineRemap } from './machine-memories.js';

/** Bootloaders hand over early; what waits for somebody is not waited for. Instructions. */
const budget = 4_000_000;

/** What is needed to see whether one program starts another. */
export interface ObservedPair {
  readonly core: CoreName;
  readonly device: Device | undefined;
  readonly starter: ImageInput;
  readonly application: ImageInput;
}

/** True where the starter, run from reset beside the application, jumps to the application's reset handler. */
export async function isStartedBy({ core, device, starter, application }: ObservedPair): Promise<boolean> {
  const start = starter.vectorTable?.address;
  const reset = application.vectorTable?.resetHandler;
  if (start === undefined || reset === undefined) return false;
  const { recordBoot } = await import('@qspi-doctor/cortex-m');
  const entry = (reset & ~1) >>> 0;
  const { handOver } = recordBoot({
    core,
    memories: machineMemories(device),
    remapToZero: machineRemap(device),
    images: [{ name: 'starter', image: starter.image }, { name: 'application', image: application.image }],
    start: { image: 'starter', vectorTable: start },
    stopAt: [{ name: 'the reset handler of the application', address: entry }],
    budget,
  });
  return handOver !== undefined && (handOver.target & ~1) >>> 0 === entry;
}
