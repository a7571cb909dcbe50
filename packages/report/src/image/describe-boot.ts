import type { Device } from '@qspi-doctor/devices';
import type { Image } from '@qspi-doctor/elf';
import type { ImageFile } from '@qspi-doctor/workspace';
import { placeOf } from './place-of.js';
import type { BootSummary } from './page.js';
import { peripheralName } from './peripheral-name.js';

type Runs = Extract<Awaited<ReturnType<ImageFile['boot']>>, { value: unknown }>['value'];

/** What a run did, with the places in the source where it did it. */
export function bootSummary({ record, intoMain }: Runs, image: Image, device: Device | undefined, core: string): BootSummary {
  const at = (address: number) => placeOf(image, address);
  const { stop } = record;
  return {
    core,
    reachesMain: record.reachesMain,
    instructions: record.instructions,
    stop: { kind: stop.kind, detail: stop.detail, ...at(stop.at) },
    vtor: record.vtor.value,
    vtorWrites: record.vtor.writes.map(({ value, pc }) => ({ value, ...at(pc) })),
    initialStackPointer: record.msp.initial,
    stackPointerAtStop: record.msp.atStop,
    interruptsMasked: record.interruptsMaskedAtStop,
    enabledInterrupts: record.enabledInterrupts,
    sysTick: record.sysTickEnabledAtStop,
    remap: record.remap.map(({ memory, pc }) => ({ memory, ...at(pc) })),
    further: intoMain && {
      instructions: intoMain.instructions - record.instructions,
      stop: { kind: intoMain.stop.kind, detail: intoMain.stop.detail, ...at(intoMain.stop.at) },
    },
    peripherals: (intoMain ?? record).peripherals.map(({ name, base, accesses }) => {
      const first = accesses.find(({ write }) => write) ?? accesses[0];
      const count = (wanted: boolean) => accesses.filter(({ write }) => write === wanted).reduce((sum, access) => sum + access.count, 0);
      return {
        name: peripheralName(base, device) ?? name,
        base,
        reads: count(false),
        writes: count(true),
        beforeMain: intoMain === undefined || record.peripherals.some((other) => other.base === base),
        first: at(first?.firstPc ?? 0),
      };
    }),
  };
}
