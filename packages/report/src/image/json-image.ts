import { formatAddress } from '@qspi-doctor/diagnostics';
import type { ImageChanges } from './compare-images.js';
import type { BootSummary, ImagePage, NamedPlace, Place, Stretch } from './page.js';

/** The page as JSON, version 1 (schema/image-1.schema.json). */
export function formatImageJson(page: ImagePage, version: string): string {
  return `${JSON.stringify({ version: 1, tool: { name: 'qspi-doctor', version }, ...pageJson(page) }, null, 2)}\n`;
}

export function pageJson(page: ImagePage): object {
  const { entry, main, programmed, running, symbols, biggest, loader, boot, vectors, ...plain } = page;
  return {
    ...plain,
    architecture: page.architecture ?? null,
    device: page.device ?? null,
    buildId: page.buildId ?? null,
    entry: placeJson(entry),
    main: main ? namedJson(main) : null,
    programmed: programmed.map(stretchJson),
    running: running.map(stretchJson),
    vectors: vectors
      ? {
          ...vectors,
          address: formatAddress(vectors.address),
          loadAddress: formatAddress(vectors.loadAddress),
          initialStackPointer: formatAddress(vectors.initialStackPointer),
          handlers: vectors.handlers.map((handler) => ({
            index: handler.index,
            exception: handler.exception ?? null,
            value: formatAddress(handler.value),
            symbol: handler.symbol ?? null,
          })),
        }
      : null,
    symbols: symbols.map(namedJson),
    boot: 'notRun' in boot ? boot : bootJson(boot),
    biggest: biggest.map((memory) => ({ ...memory, symbols: memory.symbols.map((symbol) => ({ ...symbol, address: formatAddress(symbol.address) })) })),
    loader: loader ? { ...loader, start: formatAddress(loader.start) } : null,
  };
}

function placeJson({ address, symbol, source }: Place): object {
  return { address: formatAddress(address), symbol: symbol ?? null, source: source ?? null };
}

function namedJson({ name, size, address, source }: NamedPlace): object {
  return { name, address: formatAddress(address), size, source: source ?? null };
}

function stretchJson({ address, size, memory, sections }: Stretch): object {
  return { address: formatAddress(address), size, memory, sections: sections.map((section) => ({ ...section, address: formatAddress(section.address) })) };
}

function bootJson(boot: BootSummary): object {
  return {
    ...boot,
    stop: stopJson(boot.stop),
    further: boot.further ? { instructions: boot.further.instructions, stop: stopJson(boot.further.stop) } : null,
    vtor: boot.vtor === undefined ? null : formatAddress(boot.vtor),
    vtorWrites: boot.vtorWrites.map((write) => ({ value: formatAddress(write.value), ...placeJson(write) })),
    initialStackPointer: formatAddress(boot.initialStackPointer),
    stackPointerAtStop: formatAddress(boot.stackPointerAtStop),
    remap: boot.remap.map((remap) => ({ memory: remap.memory ?? null, ...placeJson(remap) })),
    peripherals: boot.peripherals.map(({ name, base, first, ...counts }) => ({
      name: name ?? null,
      base: formatAddress(base),
      ...counts,
      first: placeJson(first),
    })),
  };
}

function stopJson(stop: BootSummary['stop']): object {
  return { kind: stop.kind, detail: stop.detail, ...placeJson(stop) };
}

/** What changed, as JSON, version 1 (schema/image-changes-1.schema.json). */
export function formatChangesJson({ sections, ...changes }: ImageChanges, version: string): string {
  const place = (at: { readonly address: number; readonly size: number } | undefined) => (at ? { address: formatAddress(at.address), size: at.size } : null);
  const change = <T extends { readonly before?: unknown; readonly after?: unknown }>(one: T) => ({
    ...one,
    before: one.before ?? null,
    after: one.after ?? null,
  });
  const body = {
    ...changes,
    facts: changes.facts.map(change),
    memories: changes.memories.map(change),
    sections: sections.map(({ name, before, after }) => ({ name, before: place(before), after: place(after) })),
    handlers: changes.handlers.map(change),
    symbols: changes.symbols.map(change),
  };
  return `${JSON.stringify({ version: 1, tool: { name: 'qspi-doctor', version }, ...body }, null, 2)}\n`;
}
