import { randomBytes } from "node:crypto";
import type { InitializeMiddleware, MiddlewareStack } from "@smithy/types";
import { beginning, now, type Subsegment, tracing } from "./trace.ts";

// biome-ignore lint/suspicious/noExplicitAny: a client's stack is typed by its own inputs and outputs, which are not looked at.
type Client = { middlewareStack: Pick<MiddlewareStack<any, any>, "add"> };
type Metadata = { httpStatusCode?: number; requestId?: string; attempts?: number };

/**
 * The client, whose calls are in the trace: which operation of which service, how long and how it ended. Nothing that was asked or
 * answered is, and of an error its name alone: messages of AWS have numbers and passwords in them.
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
      const { $metadata, name = "Error" } = Object(error);
      end($metadata, failedWith(name, $metadata?.httpStatusCode));
      throw error;
    }
  };
};

const answered = (operation: string, { httpStatusCode: status, requestId, attempts = 1 }: Metadata) => ({
  aws: { operation, ...(requestId && { request_id: requestId }), ...(attempts > 1 && { retries: attempts - 1 }) },
  ...(status !== undefined && { http: { response: { status } } }),
});

/** As X-Ray tells faults of AWS's, which have no answer or a 5xx, from what AWS refused. */
function failedWith(type: string, status = 500): Partial<Subsegment> {
  const cause = { exceptions: [{ id: randomBytes(8).toString("hex"), type }] };
  if (status >= 500) return { fault: true, cause };
  return { error: true, ...(THROTTLES.test(type) || status === 429 ? { throttle: true as const } : {}), cause };
}

const THROTTLES = /Throttl|TooManyRequests|RequestLimitExceeded/;
