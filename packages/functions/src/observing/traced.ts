import type { InitializeMiddleware, MiddlewareStack } from "@smithy/types";
import { beginning, causeOf, now, type Subsegment, tracing } from "./trace.ts";

// biome-ignore lint/suspicious/noExplicitAny: a client's stack is typed by its own inputs and outputs, which are not looked at.
type Client = { middlewareStack: Pick<MiddlewareStack<any, any>, "add"> };
type Metadata = { httpStatusCode?: number; requestId?: string; attempts?: number };

/**
 * The client, whose calls are in the trace: which operation of which service, how long and how it ended. Nothing is that was asked
 * or answered.
 */
export function traced<Of extends Client>(client: Of): Of {
  client.middlewareStack.add(traceCall, { step: "initialize", name: "traceCall", priority: "high" });
  return client;
}

const traceCall: InitializeMiddleware<object, object> = (next, { clientName = "", commandName = "" }) => {
  const [service, operation] = [clientName.replace(/Client$/, ""), commandName.replace(/Command$/, "")];
  return async (args) => {
    const tell = tracing();
    if (!tell) return next(args);
    const call = { ...beginning(service), namespace: "aws" as const };
    const end = (metadata: Metadata = {}, more: Partial<Subsegment> = {}) =>
      tell({ ...call, end_time: now(), ...answered(operation, metadata), ...more });
    try {
      const result = await next(args);
      end((result.output as { $metadata?: Metadata }).$metadata);
      return result;
    } catch (error) {
      const { $metadata } = Object(error);
      end($metadata, failedWith(error, $metadata?.httpStatusCode));
      throw error;
    }
  };
};

const answered = (operation: string, { httpStatusCode: status, requestId, attempts = 1 }: Metadata) => ({
  aws: { operation, ...(requestId && { request_id: requestId }), ...(attempts > 1 && { retries: attempts - 1 }) },
  ...(status !== undefined && { http: { response: { status } } }),
});

/** As X-Ray tells faults of AWS's, which have no answer or a 5xx, from what AWS refused. */
function failedWith(error: unknown, status = 500): Partial<Subsegment> {
  const cause = causeOf(error);
  const isThrottled = status === 429 || THROTTLES.test(error instanceof Error ? error.name : "");
  if (isThrottled) return { error: true, throttle: true, cause };
  return status >= 500 ? { fault: true, cause } : { error: true, cause };
}

const THROTTLES = /Throttl|TooManyRequests|RequestLimitExceeded/;
