/** Everything that the program reads from and writes to its surroundings: the real ones in `main`, made-up ones in tests. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly isTerminal: boolean;
  /** Standard error is looked at by people: progress may be shown there. */
  readonly errorIsTerminal?: boolean | undefined;
  readonly columns: number | undefined;
  /** Standard input, piece by piece, where it is not that of the process. */
  readonly input?: (() => Iterable<Uint8Array>) | undefined;
  /** Calls the listener in place of ending the program when the user presses Ctrl+C; the returned function ends that. */
  readonly onInterrupt?: ((listener: () => void) => () => void) | undefined;
}

/** Colours by the usual rules: an option first, then NO_COLOR and FORCE_COLOR, then whether it is a terminal that people look at. */
export function colorLevel(option: boolean | undefined, { env, isTerminal }: Terminal): 0 | 1 | 2 | 3 {
  if (option === false) return 0;
  const forced = env['FORCE_COLOR'];
  if (option === true) return 1;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return 0;
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1;
  return isTerminal && env['TERM'] !== 'dumb' ? 1 : 0;
}
