/** Lambda's quotas in bytes: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html ("Invocation payload"). */
export const SYNCHRONOUS_LIMIT = 6 * 1024 * 1024;
export const ASYNCHRONOUS_LIMIT = 1024 * 1024;
/** A response may be 100 bytes longer than a request, as the error's own text says. */
export const RESPONSE_LIMIT = SYNCHRONOUS_LIMIT + 100;

/** The error that a function's caller gets instead of an answer that is too long; nothing for one that is not. */
export function tooLong(payload: string): string | undefined {
  if (Buffer.byteLength(payload) <= RESPONSE_LIMIT) return undefined;
  return JSON.stringify({
    errorType: "Function.ResponseSizeTooLarge",
    errorMessage: `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
  });
}
