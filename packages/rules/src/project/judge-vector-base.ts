import type { VectorBaseStore } from '@qspi-doctor/c-source';
import { isExternalWindow, type Device } from '@qspi-doctor/devices';
import type { SourcesInput } from '@qspi-doctor/workspace';

/** What the sources make of VTOR, held against the vector table. */
export type VectorBaseVerdict =
  | { readonly kind: 'right'; readonly value: number; readonly store: VectorBaseStore }
  | { readonly kind: 'elsewhere'; readonly value: number; readonly store: VectorBaseStore }
  /** No code that is compiled writes it before main. */
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unknown'; readonly why: string };

export function judgeVectorBase(sources: SourcesInput, table: number, device: Device | undefined): VectorBaseVerdict {
  const { atMain, others } = sources.vectorBase();
  if (atMain.kind === 'unknown') return atMain;
  const later = storesOfThisProgram(sources, others);
  const right = later.find((store) => isSame(sources.addressOf(store.value), table, device) === true);
  const open = later.find((store) => isSame(sources.addressOf(store.value), table, device) === undefined);
  if (atMain.kind === 'untouched') {
    if (right) return { kind: 'right', value: table, store: right };
    return open ? unknownStore(open, sources) : { kind: 'untouched' };
  }
  const { store } = atMain;
  const value = sources.addressOf(store.value);
  const same = isSame(value, table, device);
  if (same === undefined || value === undefined) return unknownStore(store, sources);
  if (same) return { kind: 'right', value, store };
  if (right) return { kind: 'right', value: table, store: right };
  if (open) return unknownStore(open, sources);
  if (isRam(value, device)) return { kind: 'unknown', why: `${placeOf(store, sources)} sets VTOR to RAM; whether the table is copied there is for the image to tell` };
  return { kind: 'elsewhere', value, store };
}

/** Stores besides SystemInit's, without those that a bootloader makes for the program that it starts, and those for the other world. */
function storesOfThisProgram(sources: SourcesInput, others: readonly VectorBaseStore[]): readonly VectorBaseStore[] {
  const starters = new Set(sources.handOvers().map((each) => each.function));
  return others.filter(({ register, function: name }) => register === 'VTOR' && !(name !== undefined && starters.has(name)));
}

function unknownStore(store: VectorBaseStore, sources: SourcesInput): VectorBaseVerdict {
  const why = store.why ?? (store.value.kind === 'unknown' ? `it is ${store.value.why}` : 'where the linker puts it is not known');
  return { kind: 'unknown', why: `what ${placeOf(store, sources)} writes into VTOR is not certain: ${why}` };
}

function placeOf(store: VectorBaseStore, sources: SourcesInput): string {
  const { file, line } = sources.locate(store.place);
  return `${file ?? store.place.file}:${line ?? '?'}`;
}

/** Whether two addresses show the same memory; undefined where one of them is a view that depends on more than the device. */
export function isSame(value: number | undefined, table: number, device: Device | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (value === table) return true;
  // Secure and non-secure views of one memory differ in bit 28, those of the flash in bit 26 (Armv8-M devices: 0x0C… and 0x08…).
  if (device?.hasTrustZone === true && ((value ^ table) >>> 0 === 0x10000000 || (value ^ table) >>> 0 === 0x04000000)) return true;
  // What appears at 0, and the F7's second view of its flash at 0x00200000, is for a run to tell.
  if (value < firstMemory || table < firstMemory) return value === resetView(table, device) || table === resetView(value, device) ? true : undefined;
  return false;
}

/** Below the internal flash, memories are shown a second time. */
const firstMemory = 0x08000000;

function resetView(address: number, device: Device | undefined): number | undefined {
  const flash = device?.memories.find(({ kind, aliasOf }) => kind === 'flash' && aliasOf === undefined)?.origin ?? 0x08000000;
  if (address === flash) return 0;
  return address - flash >= 0 && address - flash < 0x00200000 && device?.family === 'STM32F7' ? address - flash + 0x00200000 : undefined;
}

function isRam(address: number, device: Device | undefined): boolean {
  const memory = device?.memoryAt(address);
  if (memory !== undefined) return isExternalWindow(memory) ? false : memory.kind !== 'flash' && memory.kind !== 'system';
  return address >= 0x10000000 && address < 0x40000000 && !(address >= 0x1ff00000 && address < 0x20000000);
}
