import type { TextRange } from '@qspi-doctor/diagnostics';
import type { CValue } from './value.js';

interface Happening {
  /** In the code after the preprocessor. */
  readonly range: TextRange;
  /** It depends on a condition at run time, or on a way out before it. */
  readonly conditional: boolean;
}

/** A store to a register or through a pointer. */
export interface StoreEvent extends Happening {
  readonly kind: 'store';
  /** `SCB->VTOR` however the text reaches it; other targets as written. */
  readonly target: string;
  readonly value: CValue;
}

export interface CallEvent extends Happening {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly CValue[];
}

/** A call through a pointer: `target` is where it leads. */
export interface PointerCallEvent extends Happening {
  readonly kind: 'pointer-call';
  readonly target: CValue;
}

export interface AssemblyEvent extends Happening {
  readonly kind: 'assembly';
  readonly text: string;
}

/** What a function does that matters here, in the order of its text. */
export type CodeEvent = StoreEvent | CallEvent | PointerCallEvent | AssemblyEvent;

export interface FunctionFacts {
  readonly name: string;
  /** From its type to its closing brace, in the code after the preprocessor. */
  readonly range: TextRange;
  readonly isStatic: boolean;
  readonly isWeak: boolean;
  /** The grammar could not place some of it: what it does is not certain. */
  readonly isDamaged: boolean;
  readonly events: readonly CodeEvent[];
  /** Names of functions that it passes on or keeps without calling them. */
  readonly mentions: ReadonlySet<string>;
}
