import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Logger } from '../core/ports.ts';

/** A handler of a request as the connection takes it. */
export type GuardedHandler<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/**
 * Makes a handler safe: what it throws is logged and answered with `empty`, and a request that was cancelled is answered
 * with the error the protocol has for it, never with a result nobody waits for.
 * @param name for the log
 */
export function guard<P, R>(
  logger: Logger,
  name: string,
  empty: R,
  handler: (params: P, token: CancellationToken) => R | Promise<R>,
): GuardedHandler<P, R> {
  return async (params, token) => {
    try {
      if (token.isCancellationRequested) return cancelled();
      const result = await handler(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      logger.error(`${name} failed: ${describeError(error)}`);
      return empty;
    }
  };
}

/** As {@link guard}, for requests of our own without parameters, which the connection calls with the token alone. */
export function guardPlain<R>(
  logger: Logger,
  name: string,
  empty: R,
  handler: () => R | Promise<R>,
): (first: unknown, second?: CancellationToken) => Promise<R | ResponseError<never>> {
  const guarded = guard<void, R>(logger, name, empty, handler);
  // A client may send `null` or an empty object all the same; then the token comes second.
  return (first, second) => guarded(undefined, second ?? (first as CancellationToken));
}

/** The answer to a request the client does not want any more. */
function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled');
}

/** What was thrown, for the log: the stack where there is one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
