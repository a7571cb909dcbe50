/** What a shell may offer for a value: names of files or folders, one of a list, the id of a rule; `text` is for the user alone to know. */
export type ValueKind = 'file' | 'folder' | 'rule' | 'text' | readonly string[];

export interface OptionEntry {
  /** Without the dashes in front. */
  readonly name: string;
  /** One letter, without the dash. */
  readonly short?: string;
  /** Absent for an option that is a switch. */
  readonly value?: { readonly placeholder: string; readonly kind: ValueKind; readonly optional?: boolean };
  readonly says: string;
  readonly repeatable?: boolean;
}

export interface CommandEntry {
  readonly name: string;
  /** In a few words, for lists of commands. */
  readonly says: string;
  /** What is typed behind the program's name, one form a line. */
  readonly forms: readonly string[];
  /** What stands behind the command; absent where it takes nothing. */
  readonly argument?: { readonly placeholder: string; readonly kind: ValueKind; readonly repeatable?: boolean };
  readonly options: readonly OptionEntry[];
  readonly examples: readonly string[];
}
