/** A mistake in what the user asked for; its one-line message is all the user gets to see, the exit status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
