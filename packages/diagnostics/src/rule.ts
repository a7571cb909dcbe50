import type { Location, RelatedLocation } from './location.js';
import type { Remedy } from './remedy.js';
import type { Severity } from './severity.js';

/** Markdown texts of a rule's page. `wrong` and `right` are samples with their own code fences. */
export interface RuleDocs {
  readonly what: string;
  readonly why: string;
  readonly symptom: string;
  readonly wrong: string;
  readonly right: string;
  /** Where the facts come from, one a line. */
  readonly sources: readonly string[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each message states its own data; the table only needs them callable
export type Messages = Readonly<Record<string, (data: any) => string>>;

/** What a rule hands in for one finding. The text is made from `message` and `data`. */
export interface Report<M extends Messages> {
  <K extends keyof M & string>(entry: {
    readonly message: K;
    readonly data: Parameters<M[K]>[0];
    readonly location: Location;
    readonly related?: readonly RelatedLocation[];
    readonly explains?: readonly string[];
    readonly remedies?: readonly Remedy[];
    /** Only where a case is less (or more) serious than the rule as a rule. */
    readonly severity?: Severity;
  }): void;
  /** The rule looked and cannot know. Becomes an entry of `notChecked`. */
  unknown(why: string): void;
}

/** The part of a rule that needs no knowledge of its types: what registries, doctors and documents use. */
export interface RuleHead {
  /** `<area>/<name>`; append-only. */
  readonly id: string;
  /** Version of the product that first had it. */
  readonly since: string;
  readonly severity: Severity;
  readonly docs: RuleDocs;
}

export interface Rule<Inputs extends object> extends RuleHead {
  /** Inputs without which the rule cannot say anything: an absent one puts the rule under `notChecked`. */
  readonly needs: readonly (keyof Inputs & string)[];
  /** Inputs that it looks at where they are there. */
  readonly uses: readonly (keyof Inputs & string)[];
  readonly messages: Messages;
  check(inputs: Partial<Inputs>, report: Report<Messages>): void | Promise<void>;
}

export interface RuleDefinition<Inputs extends object, N extends keyof Inputs, U extends keyof Inputs, M extends Messages> extends RuleHead {
  readonly needs: readonly N[];
  readonly uses?: readonly U[];
  readonly messages: M;
  check(inputs: Pick<Inputs, N> & Partial<Pick<Inputs, U>>, report: Report<M>): void | Promise<void>;
}

/**
 * Makes the `defineRule` of a rule set whose rules look at `Inputs`. The check of a rule sees what it needs as present and what
 * it uses as perhaps absent; anything else is out of its sight, so that what a report says of "not checked" is complete.
 */
export function ruleDefiner<Inputs extends object>() {
  return function defineRule<const N extends keyof Inputs & string, const M extends Messages, const U extends keyof Inputs & string = never>(
    definition: RuleDefinition<Inputs, N, U, M>,
  ): Rule<Inputs> {
    return { uses: [], ...definition } as unknown as Rule<Inputs>;
  };
}
