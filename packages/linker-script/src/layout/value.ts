/** An output section as far as values are concerned; `absolute` is the one at address 0 that everything outside of sections is in. */
export interface Base {
  readonly name: string;
  /** Its address. */
  vma: bigint | undefined;
}

export const absolute: Base = { name: '*ABS*', vma: 0n };

/**
 * A value as ld computes with: a number, or an offset in an output section. Of the latter, the offset or the address may be unknown while the
 * other is not. All are 64 bits without sign.
 */
export interface Value {
  /** Absent for a plain number. */
  readonly base: Base | undefined;
  /** Offset in `base`; the number itself without one. */
  readonly relative: bigint | undefined;
  /** Offset plus the address of `base`. */
  readonly absolute: bigint | undefined;
}

export const unknown: Value = { base: undefined, relative: undefined, absolute: undefined };

export function wrap(value: bigint): bigint {
  return value >= 0n && value <= 0xffff_ffff_ffff_ffffn ? value : BigInt.asUintN(64, value);
}

export function numberOf(value: bigint | undefined): Value {
  const wrapped = value === undefined ? undefined : wrap(value);
  return { base: undefined, relative: wrapped, absolute: wrapped };
}

export function relativeTo(base: Base, offset: bigint | undefined): Value {
  if (offset === undefined) return { base, relative: undefined, absolute: undefined };
  return { base, relative: wrap(offset), absolute: base.vma === undefined ? undefined : wrap(offset + base.vma) };
}

export function addressIn(base: Base, address: bigint | undefined): Value {
  if (address === undefined) return { base, relative: undefined, absolute: undefined };
  return { base, relative: base.vma === undefined ? undefined : wrap(address - base.vma), absolute: wrap(address) };
}

/** The value as an address, whatever it was. */
export function toAbsolute(value: Value): Value {
  return { base: absolute, relative: value.absolute, absolute: value.absolute };
}

export function isKnown(value: Value): boolean {
  return value.relative !== undefined || value.absolute !== undefined;
}

export function alignUp(value: bigint, alignment: bigint): bigint {
  return alignment <= 1n ? value : wrap(((value + alignment - 1n) / alignment) * alignment);
}

/** As a number when it is exact: from -2^63, so that a difference may be negative. */
export function toNumber(value: bigint | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  const signed = BigInt.asIntN(64, value);
  return signed >= BigInt(Number.MIN_SAFE_INTEGER) && signed < 0n ? Number(signed) : undefined;
}

/** As an origin or a length: exact up to 2^53, an address of the upper end of 64 bits as its low 32, a length there as large as it is. */
export function toExtent(value: bigint | undefined, kind: 'origin' | 'length'): number | undefined {
  if (value === undefined || kind === 'length') return value === undefined ? undefined : Number(value);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Number(value & 0xffff_ffffn);
}

/** The low 32 bits: what a symbol of a 32-bit image holds. */
export function toAddress(value: bigint | undefined): number | undefined {
  return value === undefined ? undefined : Number(value & 0xffff_ffffn);
}
