import { connectNames } from "@frontdesk/core/agents/connect-names.ts";
import { lambdaFinish } from "@frontdesk/core/agents/finish-lambda.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import { lambdaIntake } from "@frontdesk/core/agents/intake-lambda.ts";
import { sqsQueue } from "@frontdesk/core/agents/queue-sqs.ts";
import type { Limiter } from "@frontdesk/core/throttle/limiter.ts";
import type { Desk } from "./desk.ts";

/** A turn for everyone at once. */
export const noLimit: Limiter = {
  slot: async (operation) => ({ operation, pace: undefined }),
  throttled: async () => {},
};

/** The real adapters of the ports, as the operator of a desk has them: core's verbs can be run by hand on them. */
export function adaptersOf({ clients, ledger, connect, names, urls }: Desk) {
  const { lambda, s3, sqs } = clients;
  const { instanceId } = connect;
  return {
    inbox: s3Inbox({ client: s3, bucket: names.bucket }),
    ledger,
    queue: sqsQueue({ client: sqs, jobs: urls.rows, deadLetters: urls.deadLetters }),
    names: connectNames({ client: clients.connect, instanceId, limiter: noLimit, deadline: Number.POSITIVE_INFINITY }),
    askToTakeIn: lambdaIntake({ client: lambda, name: names.functions.intake }),
    askToFinish: lambdaFinish({ client: lambda, name: names.functions.finish }),
  };
}
export type Adapters = ReturnType<typeof adaptersOf>;
