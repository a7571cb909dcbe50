import type { TextRange } from '@qspi-doctor/diagnostics';
import type { Name } from './expression.js';

export type SortOrder = 'name' | 'alignment' | 'init-priority' | 'none' | 'name alignment' | 'alignment name';

/** One pattern for file or section names, with what stands around it. */
export interface NamePattern {
  readonly pattern: Name;
  readonly sort: SortOrder | undefined;
  /** Patterns of `EXCLUDE_FILE` in front of this one. */
  readonly exclude: readonly Name[];
  readonly range: TextRange;
}

/** `INPUT_SECTION_FLAGS(SHF_ALLOC & !SHF_WRITE)`, one entry a flag. */
export interface SectionFlag {
  readonly flag: string;
  readonly without: boolean;
  readonly range: TextRange;
}

/** `KEEP(*foo.o(.text SORT(.data*)))` and its kin: which input sections of which files go here. */
export interface InputPattern {
  /** Absent for `[ .text ]`, which takes any file. */
  readonly file: NamePattern | undefined;
  /** Empty for a bare file name: all sections of that file. */
  readonly sections: readonly NamePattern[];
  readonly keep: boolean;
  readonly flags: readonly SectionFlag[];
  readonly range: TextRange;
}
