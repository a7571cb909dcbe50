/**
 * What an expression is worth as far as the text alone says: a 32-bit number, the address of something that the linker places
 * (with an offset in bytes), or what stands in memory at such an address. All else is unknown, with the reason.
 */
export type CValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string; readonly offset: number }
  | { readonly kind: 'load'; readonly address: CValue }
  | { readonly kind: 'unknown'; readonly why: string };

export const numberValue = (value: number | bigint): CValue => ({ kind: 'number', value: Number(BigInt.asUintN(32, BigInt(value))) });
export const unknownValue = (why: string): CValue => ({ kind: 'unknown', why });

/** `0x90000000`, `&g_pfnVectors + 4`, `*(0x90000004)`: for people. */
export function formatValue(value: CValue): string {
  switch (value.kind) {
    case 'number':
      return `0x${value.value.toString(16).padStart(8, '0')}`;
    case 'symbol':
      return `&${value.name}${value.offset === 0 ? '' : ` + ${value.offset}`}`;
    case 'load':
      return `*(${formatValue(value.address)})`;
    default:
      return 'unknown';
  }
}
