/** What a program said, and how it ended. */
export interface ProgramRun {
  /** Exit code; undefined where a signal ended it or it never started. */
  readonly status: number | undefined;
  readonly signal: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** It was ended because its time was up. */
  readonly timedOut: boolean;
  /** It was ended because it said more than was to be kept; what is kept are the first bytes. */
  readonly flooded: boolean;
  /** Why it could not be started, in the words of the system (`ENOENT`, `EACCES`, …). */
  readonly failure: string | undefined;
}

export interface ProgramLimits {
  readonly milliseconds: number;
  /** Of standard output and standard error together. */
  readonly bytes: number;
  /** Folders in which the loader of the system looks for shared libraries first (Linux, macOS). */
  readonly libraries?: readonly string[];
}

/**
 * The door to the programs of this machine. No shell is between: `path` is an absolute path and each argument arrives as it is.
 * Standard input is closed, the working folder is that of the program, and with the program all that it started is ended.
 */
export interface Programs {
  run(path: string, args: readonly string[], limits: ProgramLimits): Promise<ProgramRun>;
}
