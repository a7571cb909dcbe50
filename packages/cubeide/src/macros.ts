/** What a build macro is replaced by; undefined where the project does not say. */
export type MacroSource = (name: string, argument: string | undefined) => string | undefined;

export interface Expanded {
  readonly text: string;
  /** Macros that could not be replaced, as written. */
  readonly unresolved: readonly string[];
}

/**
 * Replaces `${NAME}` and `${NAME:argument}`, innermost first, so that `${workspace_loc:/${ProjName}/x.ld}` comes out right.
 * A macro that nobody knows stays as written. At most 64 replacements: values that name each other cannot loop.
 */
export function expandMacros(raw: string, source: MacroSource): Expanded {
  let text = raw;
  const kept: string[] = [];
  for (let round = 0; round < 64; round++) {
    const match = /\$\{([^${}:]+)(?::([^${}]*))?\}/.exec(text);
    if (!match) break;
    const value = source(match[1]?.trim() ?? '', match[2]);
    // Out of the way of further rounds, and back at the end.
    const replacement = value ?? `\u0001${kept.push(match[0]) - 1}\u0002`;
    text = text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
    if (text.length > 16_384) break;
  }
  const restored = restore(text, kept);
  return { text: restored, unresolved: kept.map((macro) => restore(macro, kept)) };
}

function restore(text: string, kept: readonly string[], depth = 0): string {
  const restored = text.replace(/\u0001(\d+)\u0002/g, (_, index: string) => kept[Number(index)] ?? '');
  return depth < 8 && restored !== text ? restore(restored, kept, depth + 1) : restored;
}
