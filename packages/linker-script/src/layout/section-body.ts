import type { AssignmentStatement, DataStatement } from '../syntax/statement.js';
import type { ParsedScript } from '../parsed-script.js';
import type { InputPattern } from '../syntax/input-pattern.js';
import type { Linker } from './linker.js';
import { assignedValue } from './regions.js';
import type { PlacedInput } from './layout.js';
import { isUnallocatedType, type SectionState } from './section-state.js';
import { addressIn, alignUp, relativeTo, wrap, type Value } from './value.js';

const dataSizes: Readonly<Record<DataStatement['size'], bigint>> = { BYTE: 1n, SHORT: 2n, LONG: 4n, QUAD: 8n, SQUAD: 8n };

/** Goes through the contents of a section, one pass: the location counter in it, its symbols, its size. */
export class SectionBody {
  readonly #linker: Linker;
  readonly #state: SectionState;
  readonly #knownSize: bigint | undefined;
  readonly #placed: PlacedInput[] = [];
  #dot: Value;
  /** Something in it takes room, or may. */
  moves = false;

  constructor(linker: Linker, state: SectionState, knownSize: number | undefined) {
    this.#linker = linker;
    this.#state = state;
    this.#knownSize = knownSize === undefined ? undefined : BigInt(knownSize);
    this.#dot = relativeTo(state, 0n);
  }

  get size(): bigint | undefined {
    return this.#knownSize ?? this.#dot.relative;
  }

  layOut(): void {
    const { contents, incomplete } = this.#state;
    if (incomplete) this.#lose();
    const lastMove = this.#knownSize === undefined ? -1 : contents.findLastIndex(({ statement }) => this.#mayMove(statement));
    if (lastMove < 0 && this.#knownSize !== undefined && !incomplete) this.#dot = relativeTo(this.#state, this.#knownSize);
    for (let index = 0; index < contents.length; index++) {
      const { statement, script } = contents[index]!;
      switch (statement.kind) {
        case 'assignment':
          this.#assign(statement, script);
          break;
        case 'assert': {
          const value = this.#linker.evaluate(statement.condition, script, this.#state, this.#dot);
          if (value.relative === 0n) this.#linker.report('assertion', 'error', `this assertion fails: ${statement.message.text}`, statement.range, script);
          break;
        }
        case 'data':
          this.#step(dataSizes[statement.size]);
          this.#occupy(true);
          break;
        case 'input':
          this.#input(statement.pattern);
      }
      if (index === lastMove && this.#knownSize !== undefined) this.#dot = relativeTo(this.#state, this.#knownSize);
    }
    this.#state.placed = this.#placed;
  }

  #mayMove(statement: SectionState['contents'][number]['statement']): boolean {
    return statement.kind === 'input' || statement.kind === 'data' || (statement.kind === 'assignment' && statement.name.text === '.');
  }

  #assign(statement: AssignmentStatement, script: ParsedScript): void {
    if (statement.name.text !== '.') {
      this.#linker.assign(statement, script, this.#state, this.#dot);
      return;
    }
    const state = this.#state;
    const before = this.#dot;
    const value = this.#linker.evaluate(assignedValue(statement.operator, statement.name, statement.value), script, state, before);
    if (statement.provide) this.#linker.report('counter', 'error', 'the location counter cannot be provided', statement.range, script);
    this.#dot = value.base === undefined ? relativeTo(state, value.relative) : value.base === state ? value : addressIn(state, value.absolute);
    const { relative } = this.#dot;
    if (relative !== undefined && before.relative !== undefined) {
      const distance = BigInt.asIntN(64, relative - before.relative);
      if (distance < 0n && this.#knownSize === undefined) {
        this.#linker.report('backwards', 'error', 'the location counter cannot move backwards within a section', statement.range, script);
        this.#dot = before;
      }
      if (distance !== 0n) this.#occupy(false);
    } else {
      this.moves = true;
    }
  }

  #input(pattern: InputPattern): void {
    const taken = this.#state.taken?.get(pattern);
    if (taken === undefined) {
      if (this.#knownSize !== 0n) this.#lose();
      return;
    }
    const { inputSections } = this.#linker.facts;
    const { subalign } = this.#state;
    const forced = subalign === undefined ? undefined : this.#linker.evaluateOutside(subalign, this.#state.script).absolute;
    for (const index of taken) {
      const input = inputSections![index]!;
      const alignment = subalign === undefined ? BigInt(input.align ?? 1) : forced;
      this.#align(alignment);
      this.#placed.push({ input: index, pattern, address: this.#dot.absolute === undefined ? undefined : Number(this.#dot.absolute) });
      this.#step(BigInt(input.size));
      this.moves = true;
    }
  }

  #align(alignment: bigint | undefined): void {
    const { absolute, base } = this.#dot;
    if (alignment === undefined) this.#lose();
    else if (alignment > 1n && absolute !== undefined) this.#dot = addressIn(base!, alignUp(absolute, alignment));
    else if (alignment > 1n && this.#dot.relative !== undefined) {
      // The section starts at a multiple of its own alignment, which is no less than this one.
      this.#dot = relativeTo(this.#state, alignUp(this.#dot.relative, alignment));
    }
  }

  #step(size: bigint): void {
    const { relative, absolute } = this.#dot;
    if (relative !== undefined) this.#dot = relativeTo(this.#state, wrap(relative + size));
    else if (absolute !== undefined) this.#dot = addressIn(this.#state, wrap(absolute + size));
  }

  /** Room without an input section: moving the counter allocates, data is loaded as well. */
  #occupy(data: boolean): void {
    this.moves = true;
    const state = this.#state;
    if (isUnallocatedType(state.type) || (state.alloc === undefined && !data && state.inputs.length > 0)) return;
    state.alloc = true;
    if (data && state.type !== 'NOLOAD') state.load = true;
    else if (state.inputs.length === 0) state.load ??= false;
  }

  #lose(): void {
    this.moves = true;
    this.#dot = { base: this.#state, relative: undefined, absolute: undefined };
  }
}
