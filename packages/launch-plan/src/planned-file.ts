/** A file as it is to be. */
export interface PlannedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** What is there now; undefined where there is nothing. */
  readonly before: string | undefined;
  /** `edited`: only what had to change in a file of the user's; `whole`: made anew from end to end. */
  readonly manner: 'edited' | 'whole';
  /** There is a file that this one would replace although it was not made here, or that cannot be read: it is to be written on request only. */
  readonly foreign: string | undefined;
}

export interface LaunchPlan {
  readonly files: readonly PlannedFile[];
  /** What is worth knowing about them. */
  readonly remarks: readonly string[];
  /** What stands in the way: a question that only the user can answer. */
  readonly problems: readonly string[];
  /** What to do in the IDE to use them. */
  readonly steps: readonly string[];
}
