/** Computes once, on the first question. A failure is remembered as well: asking again does not try again. */
export function lazy<T>(compute: () => T): () => T {
  let state: { readonly value: T } | { readonly error: unknown } | undefined;
  return () => {
    if (state === undefined) {
      try {
        state = { value: compute() };
      } catch (error) {
        state = { error };
      }
    }
    if ('error' in state) throw state.error;
    return state.value;
  };
}
