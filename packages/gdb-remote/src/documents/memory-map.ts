import { failed, type Outcome, quoted, success } from '../outcome.js';
import { scanXml } from './xml-scanner.js';

/** A region of the memory map that a server hands out (GDB manual, "Memory Map Format"). Addresses and lengths in bytes. */
export interface MapRegion {
  readonly type: 'ram' | 'rom' | 'flash';
  readonly start: number;
  readonly length: number;
  /** Size of an erase block, of flash. */
  readonly blockSize?: number;
}

export interface RemoteMemoryMap {
  readonly regions: readonly MapRegion[];
}

const end32 = 0x1_0000_0000;

export function parseMemoryMap(text: string): Outcome<RemoteMemoryMap> {
  const tags = scanXml(text);
  if (!tags || tags[0]?.name !== 'memory-map') return failed('malformed', `the memory map cannot be read: ${quoted(text)}`);
  const regions: MapRegion[] = [];
  for (const [index, { name, attributes, path }] of tags.entries()) {
    if (name !== 'memory' || path.length !== 1) continue;
    const type = attributes.get('type');
    const start = numberOf(attributes.get('start'));
    const length = numberOf(attributes.get('length'));
    if ((type !== 'ram' && type !== 'rom' && type !== 'flash') || start === undefined || length === undefined || start >= end32 || length > end32) {
      return failed('malformed', `the memory map has a region that cannot be read: type ${quoted(type ?? '')}, start ${quoted(attributes.get('start') ?? '')}`);
    }
    const property = tags[index + 1];
    const blockSize =
      property?.name === 'property' && property.path.length === 2 && property.attributes.get('name') === 'blocksize' ? numberOf(property.text) : undefined;
    regions.push(blockSize === undefined ? { type, start, length } : { type, start, length, blockSize });
  }
  return success({ regions });
}

/** The region that has the address. */
export function regionAt({ regions }: RemoteMemoryMap, address: number): MapRegion | undefined {
  return regions.find(({ start, length }) => address >= start && address - start < length);
}

/**
 * Which breakpoint GDB inserts for a plain `break`, with its settings as they are from the start (gdb/breakpoint.c, insert_bp_location;
 * gdb/memattr.c): software where the address is RAM or where there is no map at all, hardware in flash, ROM and outside of every region.
 */
export function breakpointOf(map: RemoteMemoryMap | undefined, address: number): 'software' | 'hardware' {
  if (!map || map.regions.length === 0) return 'software';
  return regionAt(map, address)?.type === 'ram' ? 'software' : 'hardware';
}

function numberOf(text: string | undefined): number | undefined {
  const match = /^\s*(0[xX][0-9a-fA-F]{1,16}|\d{1,16})\s*$/.exec(text ?? '');
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
