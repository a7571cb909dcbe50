import { Abbreviations } from './abbreviations.js';
import type { Abbreviation } from './abbreviations.js';
import { Cursor, textAt } from './cursor.js';
import { readForm } from './forms.js';
import type { FormValue, UnitSizes } from './forms.js';
import { initialLength } from './line-header.js';
import type { DwarfSections } from './sections.js';

/** Attributes by number (DWARF 5, section 7.5.4). */
export const at = {
  name: 0x03,
  stmtList: 0x10,
  lowPc: 0x11,
  highPc: 0x12,
  compDir: 0x1b,
  producer: 0x25,
  abstractOrigin: 0x31,
  specification: 0x47,
  ranges: 0x55,
  linkageName: 0x6e,
  strOffsetsBase: 0x72,
  addrBase: 0x73,
  rnglistsBase: 0x74,
  mipsLinkageName: 0x2007,
} as const;
/** Tags by number (DWARF 5, section 7.5.3). */
export const tag = { compileUnit: 0x11, subprogram: 0x2e, partialUnit: 0x3c, skeletonUnit: 0x4a } as const;

export type Attributes = ReadonlyMap<number, FormValue>;

/** A unit of `.debug_info`: its header and its first entry. Offsets are in the section. */
export interface Unit extends UnitSizes {
  readonly start: number;
  readonly end: number;
  readonly firstEntry: number;
  readonly abbreviations: ReadonlyMap<number, Abbreviation>;
  readonly attributes: Attributes;
}

export interface Entry {
  readonly offset: number;
  readonly tag: number;
  readonly hasChildren: boolean;
  readonly attributes: Attributes;
}

/** Headers and first entries of all units of `.debug_info`. */
export function readUnits(sections: DwarfSections): Unit[] {
  const bytes = sections.bytes('info') ?? new Uint8Array(0);
  const abbreviations = new Abbreviations(sections);
  const units: Unit[] = [];
  for (let start = 0; start < bytes.length;) {
    const cursor = new Cursor(bytes, sections.littleEndian, start);
    const { length, offsetSize } = initialLength(cursor);
    const end = cursor.at + length;
    if (cursor.failed || end > bytes.length) {
      sections.problem('info', start, `a unit of ${length} bytes does not fit into the ${bytes.length - start} that are left`);
      if (cursor.failed) break;
    }
    cursor.limit(end);
    const unit = length > 0 ? readUnit(sections, abbreviations, cursor, start, offsetSize) : undefined;
    if (unit) units.push(unit);
    start = Math.max(end, start + 4);
  }
  return units;
}

function readUnit(sections: DwarfSections, abbreviations: Abbreviations, cursor: Cursor, start: number, offsetSize: 4 | 8): Unit | undefined {
  const version = cursor.u16();
  if (version < 2 || version > 5) {
    sections.problem('info', start, `debug information of version ${version}; 2 to 5 can be read`);
    return undefined;
  }
  const unitType = version >= 5 ? cursor.u8() : 1;
  const newAddressSize = version >= 5 ? cursor.u8() : 0;
  const abbreviationOffset = cursor.unsigned(offsetSize);
  const addressSize = version >= 5 ? newAddressSize : cursor.u8();
  // Type units carry a signature and an offset, skeleton and split units an identifier.
  if (unitType === 2 || unitType === 6) cursor.skip(8 + offsetSize);
  else if (unitType === 4 || unitType === 5) cursor.skip(8);
  if (cursor.failed || ![2, 4, 8].includes(addressSize)) {
    sections.problem('info', start, cursor.failed ? 'the header of the unit is cut off' : `addresses of ${addressSize} bytes`);
    return undefined;
  }
  const head = { start, end: cursor.end, version, addressSize, offsetSize, firstEntry: cursor.at, abbreviations: abbreviations.table(abbreviationOffset) };
  const entry = readEntry(sections, head, cursor);
  return { ...head, attributes: entry?.attributes ?? new Map() };
}

/** Reads the entry at the cursor; undefined for the null entry that ends a list, and, with the cursor failed, where it cannot be read. */
export function readEntry(sections: DwarfSections, unit: Omit<Unit, 'attributes'>, cursor: Cursor): Entry | undefined {
  const offset = cursor.at;
  const code = cursor.uleb();
  if (code === 0 || cursor.failed) return undefined;
  const abbreviation = unit.abbreviations.get(code);
  const attributes = new Map<number, FormValue>();
  if (!abbreviation) {
    sections.problem('info', offset, `abbreviation ${code} is not defined`);
    cursor.skip(Infinity);
    return undefined;
  }
  for (let index = 0; index < abbreviation.attributes.length; index += 3) {
    const form = abbreviation.attributes[index + 1] ?? 0;
    const value = readForm(cursor, form, abbreviation.attributes[index + 2] ?? 0, unit);
    if (!value || cursor.failed) {
      sections.problem('info', offset, value ? 'an entry is cut off' : `form 0x${form.toString(16)} cannot be read`);
      cursor.skip(Infinity);
      return undefined;
    }
    attributes.set(abbreviation.attributes[index] ?? 0, value);
  }
  return { offset, tag: abbreviation.tag, hasChildren: abbreviation.hasChildren, attributes };
}

/** The text of an attribute. */
export function textOf(sections: DwarfSections, unit: Unit, value: FormValue | undefined): string | undefined {
  switch (value?.class) {
    case 'text':
      return textAt(sections.bytes('info'), value.value);
    case 'text-offset':
      return textAt(sections.bytes('str'), value.value);
    case 'line-text-offset':
      return textAt(sections.bytes('line_str'), value.value);
    case 'text-index': {
      const base = unit.attributes.get(at.strOffsetsBase)?.value ?? 2 * unit.offsetSize;
      const cursor = new Cursor(sections.bytes('str_offsets') ?? new Uint8Array(0), sections.littleEndian, base + value.value * unit.offsetSize);
      const offset = cursor.unsigned(unit.offsetSize);
      return cursor.failed ? undefined : textAt(sections.bytes('str'), offset);
    }
    default:
      return undefined;
  }
}

/** The address of an attribute. */
export function addressOf(sections: DwarfSections, unit: Unit, value: FormValue | undefined): number | undefined {
  if (value?.class === 'address') return value.value;
  if (value?.class !== 'address-index') return undefined;
  const base = unit.attributes.get(at.addrBase)?.value ?? 2 * unit.offsetSize;
  const cursor = new Cursor(sections.bytes('addr') ?? new Uint8Array(0), sections.littleEndian, base + value.value * unit.addressSize);
  const address = cursor.unsigned(unit.addressSize);
  return cursor.failed ? undefined : address;
}
