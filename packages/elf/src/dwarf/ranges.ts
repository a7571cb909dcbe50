import { Cursor } from './cursor.js';
import type { DwarfSections } from './sections.js';
import { addressOf, at } from './units.js';
import type { Attributes, Unit } from './units.js';

export interface AddressRange {
  readonly low: number;
  /** Exclusive. */
  readonly high: number;
}

/** The addresses of a unit or a function: DW_AT_low_pc with DW_AT_high_pc, or DW_AT_ranges (DWARF 5, sections 2.17 and 7.28). */
export function rangesOf(sections: DwarfSections, unit: Unit, attributes: Attributes): AddressRange[] {
  const list = attributes.get(at.ranges);
  if (list)
    return (
      unit.version >= 5
        ? newList(sections, unit, list.class === 'list-index' ? listOffset(sections, unit, list.value) : list.value)
        : oldList(sections, unit, list.value)
    ).filter(({ low, high }) => low < high);
  const low = addressOf(sections, unit, attributes.get(at.lowPc));
  const end = attributes.get(at.highPc);
  if (low === undefined || !end) return [];
  // A high_pc of class constant is an offset from low_pc.
  const high = addressOf(sections, unit, end) ?? low + end.value;
  return low < high ? [{ low, high }] : [];
}

function baseAddress(sections: DwarfSections, unit: Unit): number {
  return addressOf(sections, unit, unit.attributes.get(at.lowPc)) ?? 0;
}

/** DWARF 2 to 4: pairs of addresses relative to a base; a first address of all ones sets the base; two zeros end the list. */
function oldList(sections: DwarfSections, unit: Unit, offset: number): AddressRange[] {
  const cursor = new Cursor(sections.bytes('ranges') ?? new Uint8Array(0), sections.littleEndian, offset);
  const ranges: AddressRange[] = [];
  let base = baseAddress(sections, unit);
  while (cursor.more) {
    const low = cursor.unsigned(unit.addressSize);
    const high = cursor.unsigned(unit.addressSize);
    if (low === 0 && high === 0) return ranges;
    if (unit.addressSize === 4 && low === 0xffffffff) base = high;
    else ranges.push({ low: (base + low) % 2 ** 32, high: (base + high) % 2 ** 32 });
  }
  sections.problem('ranges', offset, 'a list of addresses does not end');
  return ranges;
}

function listOffset(sections: DwarfSections, unit: Unit, index: number): number {
  const base = unit.attributes.get(at.rnglistsBase)?.value ?? 0;
  return base + new Cursor(sections.bytes('rnglists') ?? new Uint8Array(0), sections.littleEndian, base + index * unit.offsetSize).unsigned(unit.offsetSize);
}

function newList(sections: DwarfSections, unit: Unit, offset: number): AddressRange[] {
  const cursor = new Cursor(sections.bytes('rnglists') ?? new Uint8Array(0), sections.littleEndian, offset);
  const ranges: AddressRange[] = [];
  let base = baseAddress(sections, unit);
  const address = () => cursor.unsigned(unit.addressSize);
  const indexed = () => addressOf(sections, unit, { class: 'address-index', value: cursor.uleb() }) ?? 0;
  const add = (low: number, high: number) => ranges.push({ low, high });
  while (cursor.more) {
    const kind = cursor.u8();
    if (kind === 0)
      return ranges; // end_of_list
    else if (kind === 1)
      base = indexed(); // base_addressx
    else if (kind === 2)
      add(indexed(), indexed()); // startx_endx
    else if (kind === 3)
      addLength(indexed(), cursor.uleb()); // startx_length
    else if (kind === 4)
      add(base + cursor.uleb(), base + cursor.uleb()); // offset_pair
    else if (kind === 5)
      base = address(); // base_address
    else if (kind === 6)
      add(address(), address()); // start_end
    else if (kind === 7)
      addLength(address(), cursor.uleb()); // start_length
    else break;
  }
  sections.problem('rnglists', offset, 'a list of addresses does not end or has an entry of unknown kind');
  return ranges;

  function addLength(low: number, length: number): void {
    add(low, low + length);
  }
}
