/** A place on an axis as SVG takes it: percent of the drawing's width, so that it fits every page without a script. */
export function percent(part: number, whole: number): string {
  return `${Number(((part / whole) * 100).toFixed(6))}%`;
}

/** Where an address stands in a window. Parts of bars that lie outside are cut off by the drawing. */
export function at(address: number, { start, length }: { readonly start: number; readonly length: number }): string {
  return percent(address - start, length);
}
