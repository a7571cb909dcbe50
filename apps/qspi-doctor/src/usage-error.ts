/** The user asked for something that does not exist or that cannot be examined. The message says what to do; exit code 2. */
export class UsageError extends Error {}
