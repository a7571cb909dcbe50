import type { DeviceInput } from '@qspi-doctor/workspace';
import type { PicturedImage } from './boot-way.js';
import type { PictureMark, PictureMemory } from './picture.js';

/** Memories and windows of a device, by address. */
export function memoriesOf(device: DeviceInput['device']): readonly PictureMemory[] {
  const own = device.memories.map(
    ({ name, origin, length, kind, aliasOf }): PictureMemory => ({
      name,
      origin,
      length,
      span: length ?? 0x10000,
      kind: kind === 'flash' || kind === 'eeprom' ? 'flash' : kind === 'system' ? 'system' : 'ram',
      mayHold: [],
      aliasOf,
    }),
  );
  const windows = device.externalWindows.map(({ peripheral, origin, length, span, mayHold }): PictureMemory => ({ name: peripheral, origin, length, span, kind: 'external', mayHold, aliasOf: undefined }));
  return [...own, ...windows].sort((a, b) => a.origin - b.origin);
}

/** The addresses of an image that everything hangs on. */
export function marksOf({ vectorTable, main, locate }: PicturedImage & { readonly main: { readonly name: string; readonly address: number } | undefined }): readonly PictureMark[] {
  const marks: PictureMark[] = [];
  if (vectorTable) {
    const { address, initialStackPointer, name } = vectorTable;
    const reset = (vectorTable.resetHandler & ~1) >>> 0;
    marks.push(
      { kind: 'vector-table', label: name ?? 'vector table', address, location: locate(address) },
      { kind: 'reset-handler', label: locate(reset).symbol ?? 'reset handler', address: reset, location: locate(reset) },
      { kind: 'initial-stack', label: 'initial stack pointer', address: initialStackPointer, location: undefined },
    );
  }
  if (main) marks.push({ kind: 'main', label: main.name, address: main.address, location: locate(main.address) });
  return marks;
}
