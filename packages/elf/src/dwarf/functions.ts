import type { FunctionExtent } from '../image.js';
import { Cursor } from './cursor.js';
import type { DwarfSections } from './sections.js';
import { rangesOf } from './ranges.js';
import { at, readEntry, tag, textOf } from './units.js';
import type { Attributes, Entry, Unit } from './units.js';

/** An out-of-line instance refers to its abstract instance, that to its declaration; longer chains are damage. */
const longestChain = 4;

/** The functions of a unit that have code: one extent for each of their address ranges. */
export function functionsOf(sections: DwarfSections, unit: Unit): FunctionExtent[] {
  const found: FunctionExtent[] = [];
  const cursor = new Cursor(sections.bytes('info') ?? new Uint8Array(0), sections.littleEndian, unit.firstEntry, unit.end);
  // Attributes that take no bytes let a small unit cost much: real ones stay far below this.
  let budget = 16 * (unit.end - unit.firstEntry) + 4096;
  while (cursor.more) {
    const entry = readEntry(sections, unit, cursor);
    budget -= 1 + (entry?.attributes.size ?? 0);
    if (budget < 0) {
      sections.problem('info', unit.start, 'the unit has more attributes than its size can explain; the rest of it is left out');
      break;
    }
    if (entry?.tag !== tag.subprogram) continue;
    const ranges = rangesOf(sections, unit, entry.attributes);
    if (ranges.length === 0) continue;
    const name = nameOf(sections, unit, entry, 0) ?? '';
    for (const { low, high } of ranges) found.push({ name, low, high });
  }
  return found;
}

/** The name that a symbol would have: the linkage name where there is one. */
function nameOf(sections: DwarfSections, unit: Unit, { attributes }: Pick<Entry, 'attributes'>, depth: number): string | undefined {
  const own = textOf(sections, unit, attributes.get(at.linkageName) ?? attributes.get(at.mipsLinkageName)) ?? textOf(sections, unit, attributes.get(at.name));
  return own ?? (depth < longestChain ? referredName(sections, unit, attributes, depth) : undefined);
}

function referredName(sections: DwarfSections, unit: Unit, attributes: Attributes, depth: number): string | undefined {
  const reference = attributes.get(at.abstractOrigin) ?? attributes.get(at.specification);
  if (reference?.class !== 'unit-reference' && reference?.class !== 'section-reference') return undefined;
  const offset = reference.value + (reference.class === 'unit-reference' ? unit.start : 0);
  // References into other units are rare (partial units after LTO) and need that unit's abbreviations.
  if (offset < unit.firstEntry || offset >= unit.end) return undefined;
  const target = readEntry(sections, unit, new Cursor(sections.bytes('info') ?? new Uint8Array(0), sections.littleEndian, offset, unit.end));
  return target && nameOf(sections, unit, target, depth + 1);
}
