/** An input as a rule may meet it: there, or absent for a reason that is worth telling; `damaged` where the file is there and cannot be read. */
export type Available<T> = { readonly value: T } | { readonly absent: string; readonly damaged?: true };

export function isPresent<T>(input: Available<T>): input is { readonly value: T } {
  return 'value' in input;
}
