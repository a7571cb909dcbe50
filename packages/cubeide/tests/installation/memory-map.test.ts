import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAt, readMemoryMap } from '../../src/index.js';

const xml = `<?xml version="1.0"?>
<!DOCTYPE memory-map PUBLIC "+//IDN gnu.org//DTD GDB Memory Map V1.0//EN" "http://sourceware.org/gdb/gdb-memory-map.dtd">
<memory-map>
  <memory type="flash" start="0x08000000" length="0x100000"><property name="blocksize">0x800</property></memory>
  <memory type="ram" start="0x20000000" length="0x18000"/>
  <memory start='0x90000000' length='0x10000000' type='ram'/>
</memory-map>`;

describe('a memory map', () => {
  it('in the form of GDB is read for sure', () => {
    const lines = readMemoryMap(xml);
    expect(lines.map(({ start, end, kind }) => [start, end, kind])).toEqual([[0x08000000, 0x08100000, 'flash'], [0x20000000, 0x20018000, 'ram'], [0x90000000, 0xa0000000, 'ram']]);
    expect(lineAt(lines, 0x90003da8)?.text).toBe("<memory start='0x90000000' length='0x10000000' type='ram'/>");
    expect(lineAt(lines, 0xa0000000)).toBeUndefined();
  });

  it.each([
    ['0x90000000 - 0x9fffffff : RAM', { end: 0x9fffffff, kind: 'ram' }],
    ['start 0x90000000 length 0x10000000 type rom', { end: 0xa0000000, kind: 'rom' }],
    ['1   y   0x90000000 0xa0000000 rw nocache', { end: undefined, kind: 'ram' }],
    ['EXTERNAL FLASH 0x90000000 size=0x10000000', { end: 0xa0000000, kind: 'flash' }],
    ['region 0x90000000', { end: undefined, kind: undefined }],
  ])('in another form is read as far as it says what it means: %s', (text, expected) => {
    expect(lineAt(readMemoryMap(`Memory map\n${text}\n`), 0x90000000)).toMatchObject({ text, start: 0x90000000, ...expected });
  });

  it('that is none has no lines', () => {
    expect(readMemoryMap('usage: ST-LINK_gdbserver [options]')).toEqual([]);
    expect(readMemoryMap('<memory type="ram" start="here"/>')).toEqual([]);
  });

  it('of any text neither throws nor takes long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: fc.constantFrom('0x9', '<memory ', 'start=', '"', ' ', '\n', 'ram', '0', 'f', '>', '-') }), (text) => {
        for (const { start } of readMemoryMap(text)) expect(Number.isFinite(start)).toBe(true);
      }),
    );
  });
});
