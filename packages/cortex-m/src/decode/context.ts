import type { CoreFeatures } from '../core-features.js';

/** What a decoder knows of the instruction's place, and what it says of the instruction besides its effect. */
export interface DecodeContext {
  readonly features: CoreFeatures;
  /** Address of the instruction. */
  at: number;
  /** Address after it. */
  next: number;
  /** Inside an IT block: 16-bit data processing leaves the flags alone. */
  inIt: boolean;
  /** Set by a decoder whose instruction may branch, or change what runs next: a block ends after it. */
  ends: boolean;
}
