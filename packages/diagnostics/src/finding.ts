import type { Location, RelatedLocation } from './location.js';
import type { Remedy } from './remedy.js';
import type { Severity } from './severity.js';

/** One thing that is wrong (or worth knowing), with its evidence and its ways out. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Name of the program that it concerns. */
  readonly program?: string | undefined;
  readonly message: string;
  /** Which of the rule's messages this is, and what was filled in: for machines. */
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly location: Location;
  /** Further evidence. */
  readonly related: readonly RelatedLocation[];
  /** Ids of rules whose findings on the same program follow from this one. */
  readonly explains: readonly string[];
  readonly remedies: readonly Remedy[];
}

/** What a rule could not examine, and why. Never the same as healthy. */
export interface NotChecked {
  readonly rule: string;
  readonly program?: string | undefined;
  readonly why: string;
}
