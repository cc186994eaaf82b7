import * as z from "zod";
import { atMostOne, map, text, whole, wholeOrPath, word } from "./parameters.ts";
import { type ActionType, plain } from "./rules.ts";

const THREE_DAYS = 259_200;

/**
 * What reaches out of Connect: https://docs.aws.amazon.com/connect/latest/devguide/interactions.html.
 */
export const interactions = {
  InvokeLambdaFunction: plain(
    z.strictObject({
      LambdaFunctionARN: text(),
      InvocationTimeLimitSeconds: whole(1, 8),
      InvocationType: word("SYNCHRONOUS", "ASYNCHRONOUS").optional(),
      LambdaInvocationAttributes: map().optional(),
      ResponseValidation: z.strictObject({ ResponseType: word("STRING_MAP", "JSON") }).optional(),
    }),
  ),
  CreateCallbackContact: plain(
    atMostOne(
      z.looseObject({
        QueueId: text().optional(),
        AgentId: text().optional(),
        InitialCallDelaySeconds: wholeOrPath(0, THREE_DAYS).optional(),
        RetryDelaySeconds: wholeOrPath(0, THREE_DAYS).optional(),
        MaximumConnectionAttempts: text().optional(),
        ContactFlowId: text().optional(),
      }),
      "QueueId",
      "AgentId",
    ),
  ),
} as const satisfies Record<string, ActionType>;
