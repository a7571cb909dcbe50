import type { Device } from '@qspi-doctor/devices';
import type { TextRange } from '@qspi-doctor/diagnostics';
import { isPresent, type CoreInput, type ImageInput, type LaunchInput, type Program } from '@qspi-doctor/workspace';
import { flashWindowAt, type Window } from '../external-window.js';
import { loadedImages } from '../launch/loaded-images.js';

/** A place in external flash, within reach of the breakpoint unit, at which a session halts or may be asked to. */
export interface FlashStop {
  readonly symbol: string;
  readonly address: number;
  readonly window: Window;
  readonly image: ImageInput;
  /** What asks for it at the start of the session; undefined where nothing does: main, where people set breakpoints. */
  readonly asked: { readonly words: string; readonly range: TextRange | undefined } | undefined;
}

export interface StartStop {
  /** As the report names it: `Set breakpoint at: main`, `break main`. */
  readonly words: string;
  readonly symbol: string;
  readonly range: TextRange | undefined;
  /** `hbreak`, `thbreak`: a hardware breakpoint whatever GDB thinks of the memory. */
  readonly hardware: boolean;
}

const breaks = /^(t?h?b(?:r|re|rea|reak)?)\s+(\S+)$/;

/** The breakpoints that a configuration itself sets when its session starts: the stop, and those of its commands. */
export function startStops({ configuration: { stopAt, commands } }: LaunchInput): readonly StartStop[] {
  const stop: StartStop[] = stopAt.enabled && stopAt.symbol !== '' ? [{ words: `Set breakpoint at: ${stopAt.symbol}`, symbol: stopAt.symbol, range: stopAt.range, hardware: false }] : [];
  const own = commands.flatMap(({ text, range }) => {
    const [, verb = '', symbol = ''] = breaks.exec(text) ?? [];
    // TrueSTUDIO has no stop but a command of this kind: one breakpoint, not two.
    return verb === '' || stop.some((other) => other.range?.start !== undefined && other.range.start <= range.end && other.range.end >= range.start) ? [] : [{ words: text, symbol, range, hardware: verb.includes('h') }];
  });
  return [...stop, ...own];
}

/** The images whose symbols a session has, for the core that it debugs: those of its load list, and those of `add-symbol-file`. */
export async function imagesWithSymbols(launch: LaunchInput, core: CoreInput, siblings: readonly Program[]): Promise<readonly ImageInput[]> {
  const images: ImageInput[] = [];
  for (const { entry, image } of await loadedImages(launch)) {
    const own = await entry.program?.open('core');
    if (entry.item.loadSymbols && !(own && isPresent(own) && own.value.name !== core.name)) images.push(image);
  }
  const added = launch.configuration.commands.flatMap(({ text }) => /^add-symbol-file\s+"?([^\s"]+)/.exec(text)?.[1] ?? []).map((path) => path.replaceAll('\\', '/').split('/').at(-1));
  if (added.length === 0) return images;
  for (const program of siblings) {
    const image = await program.open('image');
    if (isPresent(image) && added.includes(image.value.path.split('/').at(-1)) && !images.includes(image.value)) images.push(image.value);
  }
  return images;
}

/** Stops of the start that GDB is free to make software breakpoints, in external flash; without one, main of an image that runs there. */
export function flashStops(launch: LaunchInput, images: readonly ImageInput[], core: CoreInput, device: Device | undefined): readonly FlashStop[] {
  const place = (symbol: string, address: number, image: ImageInput, asked: FlashStop['asked']): FlashStop[] => {
    const window = address <= core.breakpointUnit.highestAddress ? flashWindowAt(address, image.image, device) : undefined;
    return window ? [{ symbol, address, window, image, asked }] : [];
  };
  const stops = startStops(launch)
    .filter(({ hardware }) => !hardware)
    .flatMap(({ words, symbol, range }) =>
      images.flatMap((image) => {
        const address = addressOf(symbol, image);
        return address === undefined ? [] : place(symbol, address, image, { words, range });
      }),
    );
  if (stops.length > 0) return stops;
  return images.flatMap((image) => (image.main ? place(image.main.name, image.main.address, image, undefined) : []));
}

export function addressOf(symbol: string, { image }: ImageInput): number | undefined {
  return /^\*?0x[0-9a-f]{1,8}$/i.test(symbol) ? Number(symbol.replace('*', '')) : image.symbols.find(symbol)?.address;
}
