import type { Device } from '@qspi-doctor/devices';
import type { Location } from '@qspi-doctor/diagnostics';
import { windowHolding, type WindowFacts } from '@qspi-doctor/live-target';
import type { ImageInput, Program, TargetInput } from '@qspi-doctor/workspace';
import { flashWindowAt, loadAddressOf, type Window } from '../external-window.js';

/** The address that a breakpoint is wanted at: main, else where the program starts. */
export function entryOf({ main, vectorTable, image }: ImageInput): { readonly name: string; readonly address: number } | undefined {
  if (main !== undefined) return { name: main.name, address: (main.address & ~1) >>> 0 };
  if (vectorTable === undefined) return undefined;
  const address = (vectorTable.resetHandler & ~1) >>> 0;
  return { name: image.symbols.containing(address)?.name ?? 'The reset handler', address };
}

/** The window of external flash that the program runs from, or is programmed into and shown elsewhere. */
export function windowOf(image: ImageInput, device: Device | undefined): { readonly window: Window; readonly address: number } | undefined {
  const entry = entryOf(image);
  for (const address of [entry?.address, entry && loadAddressOf(entry.address, image.image), image.vectorTable?.loadAddress]) {
    const window = address === undefined ? undefined : flashWindowAt(address, image.image, device);
    if (window && address !== undefined) return { window, address };
  }
  return undefined;
}

export function liveWindow({ facts }: TargetInput, address: number): WindowFacts | undefined {
  return windowHolding(facts.windows, address);
}

/** An address as a place: in the image where there is one. */
export function placeIn(image: ImageInput | undefined, program: Program, address: number): Location {
  return image ? image.locate(address) : { ...program.location, address };
}

const modes = ['indirect write', 'indirect read', 'automatic status polling', 'memory-mapped'] as const;

/** `CCR reads 0x0d002503: FMODE 3 (memory-mapped); CR reads 0x00000001: EN 1`. */
export function controllerText({ control, mode, enabled }: NonNullable<WindowFacts['controller']>): string {
  const hex = (value: number) => `0x${value.toString(16).padStart(8, '0')}`;
  const field = `FMODE ${mode.field} (${modes[mode.field] ?? ''})`;
  return mode.register === 'CR' ? `CR reads ${hex(control)}: ${field}, EN ${Number(enabled)}` : `${mode.register} reads ${hex(mode.value)}: ${field}; CR reads ${hex(control)}: EN ${Number(enabled)}`;
}
