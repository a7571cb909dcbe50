import type { Linker } from './linker.js';
import type { RegionState } from './regions.js';
import { SectionBody } from './section-body.js';
import { isUnallocatedType, type SectionState } from './section-state.js';
import { absolute, alignUp, unknown } from './value.js';

/** Without knowledge of the inputs of a section, they are taken to be aligned to no more. */
const likelyAlignment = 1024n;

/** How far a region is filled in this pass. */
interface Filling {
  readonly region: RegionState | undefined;
  current: bigint | undefined;
  /** The last section in it that was loaded where it runs, or by AT(…): the next one keeps its distance. */
  last: SectionState | undefined;
}

/** Gives addresses to sections, one pass (ld/ldlang.c lang_size_sections_1). */
export class Placement {
  readonly #linker: Linker;
  readonly #fillings = new Map<RegionState | undefined, Filling>();
  #lost = false;

  constructor(linker: Linker) {
    this.#linker = linker;
  }

  /** The location counter outside of sections is where sections without a region go. */
  dotMovedOutside(): void {
    this.#filling(undefined).current = this.#linker.dot;
  }

  /** From here on nothing is known of how far the regions are filled. */
  loseTrack(): void {
    this.#lost = true;
    for (const filling of this.#fillings.values()) {
      filling.current = undefined;
      filling.last = undefined;
    }
  }

  place(state: SectionState): void {
    if (state.name === '/DISCARD/') return;
    const linker = this.#linker;
    const { facts } = linker;
    if (state.address !== undefined) linker.dot = linker.evaluateOutside(state.address, state.script).absolute;
    const filling = this.#fillingOf(state);
    const image = facts.sections?.get(state.name);
    const align = state.align === undefined ? undefined : linker.evaluateOutside(state.align, state.script).absolute;
    this.#setAlignment(state, align);
    const start = state.address === undefined ? filling?.current : linker.dot;
    const vma = image?.address !== undefined ? BigInt(image.address) : this.#start(state, start, align);
    this.#set(state, 'vma', vma);
    const body = new SectionBody(linker, state, image?.size ?? (facts.sections === undefined ? undefined : image === undefined ? 0 : undefined));
    body.layOut();
    this.#set(state, 'size', body.size);
    const moved = vma !== undefined && start !== undefined ? vma - start : undefined;
    this.#set(state, 'lma', image?.loadAddress !== undefined ? BigInt(image.loadAddress) : this.#loadAddress(state, filling, align, moved));
    this.#advance(state, filling, body.moves || image !== undefined);
  }

  /** Behind an overlay, the location counter is behind its longest section. */
  endOverlay(states: readonly SectionState[]): void {
    const first = states[0];
    if (first === undefined) return;
    let longest: bigint | undefined = 0n;
    for (const { size } of states) longest = size === undefined || longest === undefined ? undefined : size > longest ? size : longest;
    this.#linker.dot = first.vma === undefined || longest === undefined ? undefined : first.vma + longest;
    const filling = this.#fillingOf(states.at(-1)!);
    if (filling !== undefined) filling.current = this.#linker.dot;
  }

  #set(state: SectionState, member: 'vma' | 'size' | 'lma' | 'alignment', value: bigint | undefined): void {
    if (state[member] === value) return;
    state[member] = value;
    this.#linker.changed();
  }

  #setAlignment(state: SectionState, align: bigint | undefined): void {
    const { inputSections } = this.#linker.facts;
    let alignment: bigint | undefined = powerAbove(align ?? 1n);
    if (state.align !== undefined && align === undefined) alignment = undefined;
    if (state.taken === undefined && state.inputs.length > 0) alignment = undefined;
    const subalign = state.subalign === undefined ? undefined : this.#linker.evaluateOutside(state.subalign, state.script).absolute;
    for (const indexes of state.taken?.values() ?? []) {
      for (const index of indexes) {
        const wanted = state.subalign === undefined ? BigInt(inputSections![index]!.align ?? 1) : subalign;
        if (wanted === undefined || alignment === undefined) alignment = undefined;
        else if (wanted > alignment) alignment = wanted;
      }
    }
    this.#set(state, 'alignment', alignment);
  }

  /** An explicit address is aligned to ALIGN(…) alone; any other to what is in the section, too. */
  #start(state: SectionState, start: bigint | undefined, align: bigint | undefined): bigint | undefined {
    if (start === undefined || (state.align !== undefined && align === undefined)) return undefined;
    if (state.address !== undefined) return alignUp(start, align ?? 1n);
    if (state.alignment !== undefined) return alignUp(start, state.alignment);
    const aligned = alignUp(start, align ?? 1n);
    return aligned % likelyAlignment === 0n ? aligned : undefined;
  }

  #loadAddress(state: SectionState, filling: Filling | undefined, align: bigint | undefined, moved: bigint | undefined): bigint | undefined {
    const { vma, size } = state;
    if (state.at !== undefined) return this.#linker.evaluate(state.at, state.script, absolute, unknown).absolute;
    if (state.loadsFrom !== undefined) return this.#addressInLoadRegion(state, filling, align, moved);
    const last = filling?.last;
    if (vma === undefined || filling === undefined) return undefined;
    if (last === undefined || state.alloc === false) return vma;
    if (last.vma === undefined || last.lma === undefined || size === undefined || last.size === undefined) return undefined;
    if (vma < last.vma && size !== 0n && vma + size <= last.vma) return vma;
    const lma = state.kind === 'ofOverlay' ? last.lma + last.size : vma + last.lma - last.vma;
    const alignment = state.address === undefined ? state.alignment : (align ?? 1n);
    return alignment === undefined ? (lma === vma ? vma : undefined) : alignUp(lma, alignment);
  }

  #addressInLoadRegion(state: SectionState, filling: Filling | undefined, align: bigint | undefined, moved: bigint | undefined): bigint | undefined {
    const load = this.#filling(this.#linker.regionNames.get(state.loadsFrom!.text), state.loadsFrom!.text);
    if (load.current === undefined) return undefined;
    if (state.alignWithInput) return moved === undefined ? undefined : load.current + moved;
    const alignment = load !== filling ? (align ?? 1n) : state.address === undefined ? state.alignment : (align ?? 1n);
    return alignment === undefined ? undefined : alignUp(load.current, powerAbove(alignment));
  }

  #advance(state: SectionState, filling: Filling | undefined, occupies: boolean): void {
    const { vma, size, lma } = state;
    const linker = this.#linker;
    const end = vma === undefined || size === undefined ? undefined : vma + size;
    linker.dot = end;
    const alloc = state.alloc ?? (occupies ? !isUnallocatedType(state.type) : size === undefined ? undefined : false);
    if (filling === undefined) {
      if (alloc !== false) this.loseTrack();
      return;
    }
    if (state.loadsFrom === undefined && (alloc !== false || state.kind === 'firstOfOverlay') && keepsDistance(state, filling.last)) filling.last = state;
    if (alloc === false) return;
    filling.current = alloc === undefined && end !== filling.current ? undefined : end;
    if (state.loadsFrom === undefined) return;
    const load = this.#filling(linker.regionNames.get(state.loadsFrom.text), state.loadsFrom.text);
    if (load === filling) return;
    const loaded = state.alignWithInput || state.load === true;
    if (loaded) load.current = lma === undefined || size === undefined ? undefined : lma + size;
    else if (state.load === undefined && size !== 0n) load.current = undefined;
  }

  /** Undefined when it cannot be told in which region the section goes. */
  #fillingOf(state: SectionState): Filling | undefined {
    const name = state.region ?? (state.address === undefined && state.at === undefined ? state.loadRegion : undefined);
    if (name !== undefined) return this.#filling(this.#linker.regionNames.get(name.text), name.text);
    if (state.address !== undefined || this.#linker.regions.length === 0) return this.#filling(undefined);
    return this.#fillingByAttributes(state);
  }

  /** A section without a region goes in the first whose attributes fit it. */
  #fillingByAttributes(state: SectionState): Filling | undefined {
    const regions = this.#linker.regions.filter(({ declaration }) => declaration.attributes !== '');
    if (regions.length === 0) return this.#filling(undefined);
    this.#linker.table.lookedAhead = true;
    if (state.alloc === undefined) return undefined;
    const flags = new Set<string>();
    if (state.alloc) flags.add('a');
    if (state.load === true) flags.add('l');
    if (!state.write && state.alloc) flags.add('r');
    if (state.execute) flags.add('x');
    if (state.write) flags.add('w');
    const found = regions.find(({ declaration }) => fits(declaration.attributes, flags));
    return this.#filling(found);
  }

  #filling(region: RegionState | undefined, name?: string): Filling {
    const key = region;
    let filling = this.#fillings.get(key);
    if (region === undefined && name !== undefined) return { region: undefined, current: undefined, last: undefined };
    if (filling === undefined) {
      const current = this.#lost ? undefined : region === undefined ? 0n : region.origin;
      this.#fillings.set(key, (filling = { region, current, last: undefined }));
    }
    return filling;
  }
}

/** Does the section set the distance of load and run address for those behind it? */
function keepsDistance(state: SectionState, last: SectionState | undefined): boolean {
  if (state.kind === 'firstOfOverlay' || state.size !== 0n) return true;
  return last === undefined ? state.vma !== state.lma : state.vma === undefined || last.vma === undefined || state.vma >= last.vma;
}

/** ld keeps alignments as powers of two, rounded up. */
function powerAbove(value: bigint): bigint {
  let power = 1n;
  while (power < value && power < 1n << 63n) power <<= 1n;
  return power;
}

/** Attributes as ld reads them: `!` turns the sense of all letters behind it. */
function fits(attributes: string, flags: ReadonlySet<string>): boolean {
  let wanted = false;
  let inverted = false;
  for (const letter of attributes.toLowerCase()) {
    if (letter === '!') inverted = !inverted;
    else if (flags.has(letter === 'i' ? 'l' : letter)) {
      if (inverted) return false;
      wanted = true;
    }
  }
  return wanted;
}
