import type { CallExpression } from '../syntax/expression.js';
import { absolute, alignUp, relativeTo, wrap, type Base, type Value } from './value.js';

type Phase = 'none' | 'alignSeen' | 'relroSeen' | 'endSeen' | 'adjust' | 'done' | 'unknown';

/**
 * DATA_SEGMENT_ALIGN, _RELRO_END and _END (ld/ldexp.c fold_segment_…), for a link without RELRO as bare-metal targets have: the data segment starts on a
 * new page, or on the next address of another page if that saves one in the file. Which of both shows at its end.
 */
export class DataSegment {
  #phase: Phase = 'none';
  #base = 0n;
  #end = 0n;
  #commonPage = 0n;

  /** Its end has been seen for the first time: the next pass places it. */
  get isOpen(): boolean {
    return this.#phase === 'endSeen';
  }

  /** Before each pass. */
  restart(): void {
    if (this.#phase === 'endSeen') {
      const mask = this.#commonPage - 1n;
      const first = -this.#base & mask;
      const last = this.#end & mask;
      const saves = first !== 0n && last !== 0n && (this.#base & ~mask) !== (this.#end & ~mask) && first + last <= this.#commonPage;
      this.#phase = saves ? 'adjust' : 'done';
    } else if (this.#phase !== 'adjust' && this.#phase !== 'done') {
      this.#phase = 'none';
    }
  }

  evaluate(expression: CallExpression, values: readonly Value[], dot: Value, section: Base): Value {
    const [first, second] = values;
    const none: Value = { base: first?.base, relative: undefined, absolute: undefined };
    if (section !== absolute || first === undefined) return none;
    if (expression.function === 'DATA_SEGMENT_END') {
      if (first.relative === undefined) this.#phase = this.#phase === 'alignSeen' ? 'unknown' : this.#phase;
      else if (this.#phase === 'alignSeen' || this.#phase === 'relroSeen') {
        this.#phase = 'endSeen';
        this.#end = first.relative;
      }
      return first;
    }
    if (second === undefined) return none;
    if (expression.function === 'DATA_SEGMENT_RELRO_END') return second;
    return this.#align(dot.absolute, first.relative, second.relative) ?? none;
  }

  #align(dot: bigint | undefined, maxPage: bigint | undefined, commonPage: bigint | undefined): Value | undefined {
    if (dot === undefined || maxPage === undefined || commonPage === undefined || maxPage === 0n) return undefined;
    let value = alignUp(dot, maxPage);
    if (this.#phase === 'adjust') {
      if (commonPage < maxPage) value += (dot + commonPage - 1n) & (maxPage - commonPage);
    } else {
      value += dot & (maxPage - 1n);
      if (this.#phase === 'none') {
        this.#phase = 'alignSeen';
        this.#base = wrap(value);
        this.#commonPage = commonPage;
      }
    }
    return relativeTo(absolute, wrap(value));
  }
}
