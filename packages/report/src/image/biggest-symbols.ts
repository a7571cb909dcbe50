import type { Device } from '@qspi-doctor/devices';
import type { Image, SymbolType } from '@qspi-doctor/elf';
import { memoryName } from './memory-name.js';
import type { ImagePage } from './page.js';

/** Assemblers and linkers give some objects a size and no type. */
export function takesMemory(type: SymbolType): boolean {
  return type === 'function' || type === 'object' || type === 'none';
}

/** The largest functions and objects of each memory, largest first; several names of one thing count once. */
export function biggestSymbols(image: Image, device: Device | undefined, top: number): ImagePage['biggest'] {
  const memories = new Map<string, { origin: number; total: number; symbols: { name: string; address: number; size: number }[] }>();
  const seen = new Set<string>();
  for (const { name, address, size, type, sectionIndex } of image.symbols) {
    if (size === 0 || sectionIndex === 0 || !takesMemory(type)) continue;
    const key = `${address} ${size}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const memory = memoryName(address, device);
    const entry = memories.get(memory) ?? { origin: address, total: 0, symbols: [] };
    memories.set(memory, entry);
    entry.origin = Math.min(entry.origin, address);
    entry.total += size;
    entry.symbols.push({ name, address, size });
  }
  return [...memories]
    .sort(([, a], [, b]) => a.origin - b.origin)
    .map(([memory, { total, symbols }]) => ({ memory, total, symbols: symbols.sort((a, b) => b.size - a.size || a.address - b.address).slice(0, top) }));
}
