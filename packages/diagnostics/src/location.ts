/**
 * Where a finding stands: a place in a file, an address in an image, or both (an address whose source line is known).
 * Lines and columns count from 1; offsets are UTF-16 code units from the start of the text; `end` is exclusive.
 */
export interface Location {
  /** Path as the workspace names it: relative to the examined folder, `/` between its parts. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
  readonly address?: number | undefined;
  readonly symbol?: string | undefined;
}

/** A second place that helps to understand a finding, and what is to be seen there. */
export interface RelatedLocation extends Location {
  readonly message: string;
}
