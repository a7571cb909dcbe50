import type { Cursor } from './cursor.js';

/** What a form's value is: how the number is to be understood. */
export type FormClass =
  | 'number'
  | 'address'
  | 'address-index'
  | 'text'
  | 'text-offset'
  | 'line-text-offset'
  | 'text-index'
  | 'unit-reference'
  | 'section-reference'
  | 'list-index'
  | 'other';

export interface FormValue {
  readonly class: FormClass;
  /** The number, the offset of the text, or the index. */
  readonly value: number;
}

/** Sizes that depend on the unit. */
export interface UnitSizes {
  readonly version: number;
  readonly addressSize: number;
  readonly offsetSize: 4 | 8;
}

const nothing: FormValue = { class: 'other', value: 0 };

/** Reads or steps over a value (DWARF 5, section 7.5.6, and GNU's forms). Undefined for an unknown form: what follows cannot be found. */
export function readForm(cursor: Cursor, form: number, implicit: number, unit: UnitSizes): FormValue | undefined {
  switch (form) {
    case 0x01:
      return { class: 'address', value: cursor.unsigned(unit.addressSize) };
    case 0x03:
      return block(cursor, cursor.u16()); // block2
    case 0x04:
      return block(cursor, cursor.u32()); // block4
    case 0x05:
      return { class: 'number', value: cursor.u16() }; // data2
    case 0x06:
      return { class: 'number', value: cursor.u32() }; // data4
    case 0x07:
      return { class: 'number', value: cursor.u64() }; // data8
    case 0x08: {
      // string
      const { at } = cursor;
      cursor.skipText();
      return { class: 'text', value: at };
    }
    case 0x09: // block
    case 0x18:
      return block(cursor, cursor.uleb()); // exprloc
    case 0x0a:
      return block(cursor, cursor.u8()); // block1
    case 0x0b:
      return { class: 'number', value: cursor.u8() }; // data1
    case 0x0c:
      return { class: 'number', value: cursor.u8() }; // flag
    case 0x0d:
      return { class: 'number', value: cursor.sleb() }; // sdata
    case 0x0e:
      return { class: 'text-offset', value: cursor.unsigned(unit.offsetSize) }; // strp
    case 0x0f:
      return { class: 'number', value: cursor.uleb() }; // udata
    case 0x10:
      return { class: 'section-reference', value: cursor.unsigned(unit.version <= 2 ? unit.addressSize : unit.offsetSize) }; // ref_addr
    case 0x11:
      return { class: 'unit-reference', value: cursor.u8() }; // ref1
    case 0x12:
      return { class: 'unit-reference', value: cursor.u16() }; // ref2
    case 0x13:
      return { class: 'unit-reference', value: cursor.u32() }; // ref4
    case 0x14:
      return { class: 'unit-reference', value: cursor.u64() }; // ref8
    case 0x15:
      return { class: 'unit-reference', value: cursor.uleb() }; // ref_udata
    case 0x16:
      return readForm(cursor, guardIndirect(cursor.uleb()), 0, unit); // indirect
    case 0x17:
      return { class: 'number', value: cursor.unsigned(unit.offsetSize) }; // sec_offset
    case 0x19:
      return { class: 'number', value: 1 }; // flag_present
    case 0x1a:
      return { class: 'text-index', value: cursor.uleb() }; // strx
    case 0x1b:
      return { class: 'address-index', value: cursor.uleb() }; // addrx
    case 0x1c:
      return block(cursor, 4); // ref_sup4
    case 0x1d:
      return block(cursor, unit.offsetSize); // strp_sup
    case 0x1e:
      return block(cursor, 16); // data16
    case 0x1f:
      return { class: 'line-text-offset', value: cursor.unsigned(unit.offsetSize) }; // line_strp
    case 0x20:
      return block(cursor, 8); // ref_sig8
    case 0x21:
      return { class: 'number', value: implicit }; // implicit_const
    case 0x22: // loclistx
    case 0x23:
      return { class: 'list-index', value: cursor.uleb() }; // rnglistx
    case 0x24:
      return block(cursor, 8); // ref_sup8
    case 0x25:
    case 0x26:
    case 0x27:
    case 0x28:
      return { class: 'text-index', value: cursor.unsigned(form - 0x24) }; // strx1 to strx4
    case 0x29:
    case 0x2a:
    case 0x2b:
    case 0x2c:
      return { class: 'address-index', value: cursor.unsigned(form - 0x28) }; // addrx1 to addrx4
    case 0x1f01:
      return { class: 'address-index', value: cursor.uleb() }; // GNU_addr_index
    case 0x1f02:
      return { class: 'text-index', value: cursor.uleb() }; // GNU_str_index
    case 0x1f20: // GNU_ref_alt
    case 0x1f21:
      return block(cursor, unit.offsetSize); // GNU_strp_alt
    default:
      return undefined;
  }
}

/** An indirect form that names itself would never end. */
function guardIndirect(form: number): number {
  return form === 0x16 ? 0 : form;
}

function block(cursor: Cursor, length: number): FormValue {
  cursor.skip(length);
  return nothing;
}
