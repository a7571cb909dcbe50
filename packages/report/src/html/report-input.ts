import type { Diagnosis, ProgramPicture } from '@qspi-doctor/doctor';
import type { RuleHead } from '@qspi-doctor/diagnostics';
import type { SourceOf } from './excerpt.js';

/** Everything that the page is made of. */
export interface HtmlReport {
  readonly diagnosis: Diagnosis;
  /** One for each program of the diagnosis, by name. */
  readonly pictures: readonly ProgramPicture[];
  /** The rules that were asked, for what they say of themselves. */
  readonly rules: readonly RuleHead[];
  readonly sourceOf: SourceOf;
  readonly toolVersion: string;
  /** What was asked besides the folder (a live target, logs), as text for a terminal without colours; its first line is the title. */
  readonly more?: readonly string[] | undefined;
}
