import type { BootRecord, BootRequest } from '@qspi-doctor/cortex-m';
import type { VectorTable } from '@qspi-doctor/elf';
import type { BootInput, ImageInput } from './inputs.js';
import type { Program } from './program.js';

/** A bootloader may poll and wait for a while before it hands over. */
const chainedBudget = 20_000_000;
/** Instructions of main that are looked at: enough for the initialisation that HAL projects generate, delays included. */
const intoMainBudget = 3_000_000;

type Runs = Pick<BootInput, 'throughBootloader' | 'untilHandOver' | 'intoMain'>;
type Base = Pick<BootRequest, 'core' | 'memories' | 'remapToZero'>;

/** The runs that only some rules ask for, each made on the first question. */
export function bootRuns(
  base: Base,
  application: ImageInput,
  alone: BootRecord,
  bootloader: { program: Program; image: ImageInput } | undefined,
  table: VectorTable,
  main: number,
  recordBoot: (request: BootRequest) => BootRecord,
): Runs {
  const own = { name: 'application', image: application.image };
  const bootTable = bootloader?.image.vectorTable?.address;
  const chain = (stopAt: BootRequest['stopAt'], writesBy: BootRequest['writesBy'], budget = chainedBudget) =>
    bootloader && bootTable !== undefined
      ? {
          bootloader: bootloader.program,
          record: recordBoot({
            ...base,
            images: [{ name: 'bootloader', image: bootloader.image.image }, own],
            start: { image: 'bootloader', vectorTable: bootTable },
            stopAt,
            budget,
            writesBy,
          }),
        }
      : undefined;
  const windows = base.memories.filter(({ kind }) => kind === 'external').map(({ origin, length }) => ({ origin, length }));
  const throughBootloader = once(() => chain([{ name: 'main', address: main }], windows));
  return {
    throughBootloader,
    untilHandOver: once(() => {
      const target = throughBootloader()?.record.handOver?.target;
      return target === undefined
        ? undefined
        : chain([{ name: 'the first instruction of the application', address: (target & ~1) >>> 0 }], [{ origin: 0, length: 2 ** 32 }]);
    }),
    intoMain: once(() => {
      const whole = throughBootloader();
      const longer = whole?.record.reachesMain ? chain([], windows, whole.record.instructions + intoMainBudget) : undefined;
      return (
        longer ?? {
          bootloader: undefined,
          record: recordBoot({
            ...base,
            images: [own],
            start: { image: own.name, vectorTable: table.address },
            stopAt: [],
            budget: alone.instructions + intoMainBudget,
            writesBy: windows,
          }),
        }
      );
    }),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
