import { Cursor } from './cursor.js';
import type { LineHeader } from './line-header.js';

/** What a line program hands out: a row of the table. `at` is the offset of the instruction that made it. */
export interface LineRowVisitor {
  /** False ends the run. */
  row(address: number, file: number, line: number, column: number, endSequence: boolean): boolean;
  /** A sequence begins at this offset of the section: running from there gives its rows alone. */
  begin?(offset: number): void;
}

/**
 * Executes the line number program of a unit from `start` (DWARF 5, section 6.2.5). Every instruction takes at least a byte and
 * makes at most one row, so the work is bounded by the unit's size. Returns false where the program is cut off.
 */
export function runLineProgram(bytes: Uint8Array, littleEndian: boolean, header: LineHeader, start: number, visitor: LineRowVisitor): boolean {
  const cursor = new Cursor(bytes, littleEndian, start, header.end);
  const { lineBase, opcodeBase } = header;
  const lineRange = header.lineRange || 1;
  const step = header.minimumInstructionLength;
  const operations = Math.max(1, header.maximumOperations);
  let address = 0;
  let operation = 0;
  let file = 1;
  let line = 1;
  let column = 0;
  const advance = (count: number) => {
    if (operations === 1) address = (address + step * count) >>> 0;
    else {
      address = (address + step * Math.floor((operation + count) / operations)) >>> 0;
      operation = (operation + count) % operations;
    }
  };
  visitor.begin?.(cursor.at);
  while (cursor.more) {
    const opcode = cursor.u8();
    if (opcode >= opcodeBase) {
      const adjusted = opcode - opcodeBase;
      advance(Math.floor(adjusted / lineRange));
      line = (line + lineBase + (adjusted % lineRange)) >>> 0;
      if (!visitor.row(address, file, line, column, false)) return true;
      continue;
    }
    switch (opcode) {
      case 0: {
        const length = cursor.uleb();
        const next = cursor.at + length;
        if (next > cursor.end) return false;
        const extended = length > 0 ? cursor.u8() : 0;
        if (extended === 1) {
          if (!visitor.row(address, file, line, column, true)) return true;
          address = operation = column = 0;
          file = line = 1;
          if (next < cursor.end) visitor.begin?.(next);
        } else if (extended === 2) {
          address = cursor.unsigned(length - 1) >>> 0;
          operation = 0;
        }
        cursor.at = next;
        break;
      }
      case 1:
        if (!visitor.row(address, file, line, column, false)) return true;
        break;
      case 2:
        advance(cursor.uleb());
        break;
      case 3:
        line = (line + cursor.sleb()) >>> 0;
        break;
      case 4:
        file = cursor.uleb();
        break;
      case 5:
        column = cursor.uleb();
        break;
      case 8:
        advance(Math.floor((255 - opcodeBase) / lineRange));
        break;
      case 9:
        address = (address + cursor.u16()) >>> 0;
        operation = 0;
        break;
      case 6:
      case 7:
      case 10:
      case 11:
        break;
      default:
        // 12 (set_isa) and opcodes that later versions may add: the header says how many operands there are.
        for (let operands = header.operandCounts[opcode - 1] ?? 0; operands > 0; operands--) cursor.uleb();
    }
  }
  return !cursor.failed;
}
