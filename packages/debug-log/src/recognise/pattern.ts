import type { EventId, Found, LogTool } from '../event.js';

/**
 * A line that means something. The pattern's groups `address` (hexadecimal), `number` (decimal), `hex` (a hexadecimal number) and `value`
 * go into the event.
 */
export interface LinePattern {
  readonly id: EventId;
  readonly tool?: LogTool;
  /** Is in every line that the pattern matches: looked for first, for speed. */
  readonly hint: string;
  readonly pattern: RegExp;
  /** Where the line was seen. */
  readonly source: string;
}

export function find({ id, tool, hint, pattern }: LinePattern, line: string): Found | undefined {
  if (!line.includes(hint)) return undefined;
  const match = pattern.exec(line);
  if (match === null) return undefined;
  const { address, number, hex, value } = match.groups ?? {};
  const found: { -readonly [K in keyof Found]: Found[K] } = { id };
  if (tool !== undefined) found.tool = tool;
  if (address !== undefined) {
    const digits = address.replace(/^0x/i, '');
    // An address of this world has 32 bits.
    if (digits.length > 8 && Number.parseInt(digits, 16) > 0xffffffff) return undefined;
    found.address = Number.parseInt(digits, 16);
  }
  if (number !== undefined) found.number = Number(number);
  if (hex !== undefined) {
    const whole = Number.parseInt(hex.replace(/^0x/i, ''), 16);
    // DBGMCU_IDCODE: the upper half is the revision.
    found.number = id === 'device-id' ? whole & 0xfff : whole;
  }
  if (value !== undefined) found.value = value.trim();
  return found;
}
