import { type ConnectClient, ConnectServiceException } from "@aws-sdk/client-connect";
import { Refused } from "../refused.ts";
import type { Limiter } from "../throttle/limiter.ts";
import type { Operation } from "./connect-operations.ts";

export type Connect = {
  /** Made with `maxAttempts: 1`: a retry of the SDK's own would pass the limiter by. */
  client: ConnectClient;
  instanceId: string;
  limiter: Limiter;
  /** When the caller must be done, in milliseconds since the epoch. */
  deadline: number;
};

/** Errors that no retry mends (API reference, common errors). LimitExceeded is a quota, though it comes as a 429. */
const FINAL = new Set([
  "AccessDeniedException",
  "DuplicateResourceException",
  "IdempotencyException",
  "InvalidParameterException",
  "InvalidRequestException",
  "LimitExceededException",
  "PropertyValidationException",
  "ResourceConflictException",
  "ResourceInUseException",
  "ResourceNotFoundException",
  "ServiceQuotaExceededException",
  "UserNotFoundException",
  "ValidationException",
]);
const THROTTLES = new Set(["ThrottlingException", "TooManyRequestsException"]);
const MOST_THROTTLES = 5;

/**
 * Makes one call in its turn. A throttled call slows all callers and waits for a further turn; what Connect refuses for good is Refused.
 * `secret` is taken out of whatever Connect says, since that is written down for people.
 */
export async function call<Output>(
  operation: Operation,
  { limiter, deadline }: Connect,
  send: () => Promise<Output>,
  secret?: string,
): Promise<Output> {
  for (let throttles = 0; ; ) {
    const slot = await limiter.slot(operation, deadline);
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ConnectServiceException)) throw error;
      if (secret) error.message = error.message.replaceAll(secret, "***");
      if (FINAL.has(error.name)) {
        const code = error.name.replace(/Exception$/, "");
        throw new Refused(code, `Amazon Connect refused ${operation}: ${error.message}`, { cause: error });
      }
      if (!THROTTLES.has(error.name)) throw error;
      await limiter.throttled(slot);
      throttles += 1;
      if (throttles >= MOST_THROTTLES) throw error;
    }
  }
}
