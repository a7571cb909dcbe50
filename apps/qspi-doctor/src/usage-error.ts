const mark = 'UsageError';

/** The user asked for something that does not exist or that cannot be examined. The message says what to do; exit code 2. */
export class UsageError extends Error {
  override readonly name = mark;
}

/** By its name: the build keeps some commands in bundles of their own, each with its own class. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === mark;
}
