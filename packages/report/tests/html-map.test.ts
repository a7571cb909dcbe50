import type { PicturePiece, ProgramPicture } from '@qspi-doctor/doctor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRow } from '../src/html/map/draw-row.js';
import { layOutMap } from '../src/html/map/lay-out-map.js';
import type { Row } from '../src/html/map/model.js';
import { ticksOf } from '../src/html/map/window.js';
import { tagsOf, type Tag } from './html-tags.js';

const reach = { core: 'cortex-m4', unit: 'FPB', revision: 1, comparators: 6, highestAddress: 0x1fffffff, watchpoints: 4, source: '', location: {} };
const memory = (name: string, kind: 'flash' | 'ram' | 'external', origin: number, length: number | undefined, mayHold: string[] = []) => ({ name, kind, origin, length, span: length ?? 0x10000000, mayHold, aliasOf: undefined });
const memories = [memory('FLASH', 'flash', 0x08000000, 0x100000), memory('SRAM', 'ram', 0x20000000, 0x18000), memory('QUADSPI', 'external', 0x90000000, undefined, ['nor-flash'])];
const region = { name: 'QSPI', origin: 0x90000000, length: 0x1000000, location: { file: 'a.ld', line: 1 } };

function picture(pieces: readonly PicturePiece[], over: Partial<ProgramPicture> = {}): ProgramPicture {
  return { name: 'App', startedBy: undefined, reach, memories, regions: [region], pieces, piecesLeftOut: 0, marks: [], way: { notRun: '' }, ...over };
}

const section = (name: string, address: number, size: number, loadAddress: number | undefined = address): PicturePiece => ({ name, kind: 'code', address, size, loadAddress });
const part = (value: string | undefined) => Number((value ?? '').replace('%', '')) / 100;

/** Each drawn rectangle that says which bytes it stands for, with its place as a share of the drawing's width. */
function rectangles(row: Row): readonly { at: number; size: number; x: number; width: number; overview: boolean }[] {
  const tags = tagsOf(drawRow(row).text);
  return tags.flatMap((tag: Tag, index) => {
    const { attributes } = tag;
    if (attributes['data-size'] === undefined) return [];
    const shape = tag.name === 'rect' ? attributes : (tags.slice(index).find(({ name }) => name === 'rect')?.attributes ?? {});
    return [{ at: Number(attributes['data-at']), size: Number(attributes['data-size']), x: part(shape['x']), width: part(shape['width']), overview: tag.name === 'rect' }];
  });
}

describe('the drawing of a memory', () => {
  it('is to scale: each rectangle is as wide, and stands where, its bytes are in the memory or in the part drawn large', () => {
    const sections = fc.array(fc.tuple(fc.nat(0xffffff), fc.integer({ min: 1, max: 0x10000 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sections, (list) => {
        const { rows } = layOutMap([picture(list.map(([offset, size], index) => section(`.s${index}`, 0x90000000 + offset, Math.min(size, 0x1000000 - offset))))]);
        const row = rows.find(({ name }) => name === 'QUADSPI')!;
        const drawn = rectangles(row);
        expect(drawn.length).toBe(2 * list.length);
        for (const { at, size, x, width, overview } of drawn) {
          const frame = overview ? { start: row.origin, length: row.length } : row.window;
          expect(Math.abs(x * frame.length - (at - frame.start))).toBeLessThanOrEqual(1e-8 * frame.length + 1e-9);
          expect(Math.abs(width * frame.length - size)).toBeLessThanOrEqual(1e-8 * frame.length + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows everything that lies in a memory in the part drawn large', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(0xfff000), fc.integer({ min: 1, max: 0xfff })), { minLength: 1, maxLength: 8 }), (list) => {
        const { rows } = layOutMap([picture(list.map(([offset, size]) => section('.s', 0x90000000 + offset, size)))]);
        const { window, lanes } = rows.at(-1)!;
        for (const { address, size } of lanes.flatMap(({ bars }) => bars)) expect(address >= window.start && address + size <= window.start + window.length).toBe(true);
      }),
    );
  });

  it('has ticks at round addresses within the part, three to six of them', () => {
    fc.assert(
      fc.property(fc.nat(0xf0000000), fc.integer({ min: 16, max: 0x0fffffff }), (start, length) => {
        const ticks = ticksOf(start, length);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every((tick) => tick >= start && tick <= start + length)).toBe(true);
      }),
    );
  });
});

describe('the map', () => {
  it('puts run and load addresses of a section into the memories where they are', () => {
    const { rows } = layOutMap([picture([section('.text', 0x90000000, 0x400), { ...section('.data', 0x20000000, 0x10, 0x90000400), kind: 'data' }])]);
    expect(rows.map(({ name, used }) => `${name} ${used}`)).toEqual(['SRAM 16', 'QUADSPI 1040']);
    expect(rows[1]?.lanes.map(({ view, bars }) => [view, ...bars.map(({ name, address, elsewhere }) => `${name} ${address.toString(16)} ${elsewhere?.toString(16) ?? ''}`)])).toEqual([
      ['run', '.text 90000000 '],
      ['load', '.text 90000000 ', '.data 90000400 20000000'],
    ]);
  });

  it('says what breakpoints reach: FPB revision 1 no external flash, software breakpoints RAM', () => {
    const { rows } = layOutMap([picture([section('.boot', 0x08000000, 16), section('.ram', 0x20000000, 16), section('.text', 0x90000000, 16)])]);
    expect(rows.map(({ name, reach: own, outOfReach }) => [name, own.hardware, own.software, outOfReach])).toEqual([
      ['FLASH', 'all', 'no', false],
      ['SRAM', 'none', 'yes', false],
      ['QUADSPI', 'none', 'no', true],
    ]);
    const anywhere = layOutMap([picture([section('.text', 0x90000000, 16)], { reach: { ...reach, core: 'cortex-m7', revision: 2, highestAddress: 0xffffffff } })]);
    expect(anywhere.rows.map(({ reach: own, outOfReach }) => [own.hardware, outOfReach])).toEqual([['all', false]]);
  });

  it('knows the memory that is shown at address 0 by what is programmed', () => {
    const { rows } = layOutMap([picture([section('.text', 0, 0x400, 0x90000000)], { regions: [region, { ...region, name: 'ALIAS', origin: 0 }] })]);
    expect(rows[0]).toMatchObject({ name: 'ALIAS', kind: 'where QUADSPI is shown a second time', reach: { hardware: 'all', software: 'no' }, outOfReach: false });
  });

  it('draws what lies where the device has nothing, and says so', () => {
    expect(layOutMap([picture([section('.odd', 0x55000000, 64)], { regions: [] })]).rows).toMatchObject([{ kind: 'nothing is known to be here', used: 64 }]);
  });

  it('is a map without a device and without an image', () => {
    expect(layOutMap([picture([], { memories: [], reach: undefined })]).rows).toMatchObject([{ name: 'QSPI', kind: 'region of the linker script', used: 0, reach: { hardware: 'unknown' } }]);
    expect(layOutMap([picture([], { memories: [], regions: [], reach: undefined })]).rows).toEqual([]);
  });
});
