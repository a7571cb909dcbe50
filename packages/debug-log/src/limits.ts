/** What a log may cost, however long it is. A log that has more than this loses the rest, and says so. */
export interface LogLimits {
  /** UTF-16 code units of a line that are looked at; the rest of it is passed over. */
  readonly lineLength: number;
  /** Different things that are kept. The same thing a second time only raises a count. */
  readonly events: number;
  /** Different breakpoint requests that are kept. */
  readonly requests: number;
  /** Code units of a line that are kept as its quotation. */
  readonly quotation: number;
}

export const defaultLimits: LogLimits = { lineLength: 16_384, events: 4_096, requests: 2_048, quotation: 200 };
