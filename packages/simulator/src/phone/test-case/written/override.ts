import * as z from "zod";
import { oneOf, text } from "./words.ts";

const DelaySeconds = z.number().min(0).optional();

const substitute = z.strictObject({ Type: z.literal("SubstituteResource"), SubstituteArn: text });

const loaded = z.strictObject({ DelaySeconds, LoadedData: text.optional() });

const result = <Shape extends z.ZodType>(ExecutionResult: Shape) =>
  z.strictObject({ Type: z.literal("ExecutionResult"), ExecutionResult });

const error = <const Values extends string[]>(values: Values) =>
  z.strictObject({ Type: z.literal("Error"), Error: z.strictObject({ Value: z.enum(values) }) });

const slowError = <const Values extends string[]>(values: Values) =>
  z.strictObject({ Type: z.literal("Error"), Error: z.strictObject({ Value: z.enum(values), DelaySeconds }) });

const mock = <Response extends z.ZodType>(Response: Response) =>
  z.strictObject({ Type: z.literal("MockResponse"), Response });

const strategy = <Mock extends z.core.$ZodTypeDiscriminable>(mocked: Mock) =>
  oneOf("Type", "strategy", "SubstituteResource, MockResponse", [substitute, mocked]);

const either = <One extends z.core.$ZodTypeDiscriminable, Other extends z.core.$ZodTypeDiscriminable>(
  one: One,
  other: Other,
) => oneOf("Type", "mocked response", "ExecutionResult, Error", [one, other]);

/**
 * What of a flow is overridden, and by what.
 * https://docs.aws.amazon.com/connect/latest/adminguide/testing-simulation-action-override.html
 */
export const WrittenOverride = oneOf(
  "ActionType",
  "flow action that can be overridden here",
  "InvokeLambdaFunction, CheckHoursOfOperation, ConnectParticipantWithLexBot, TransferContactToQueue",
  [
    z.strictObject({
      ActionType: z.literal("InvokeLambdaFunction"),
      ActionParameters: z.strictObject({ LambdaFunctionARN: text }),
      Strategy: strategy(mock(either(result(loaded), slowError(["TimeLimitExceeded", "NoMatchingError"])))),
    }),
    z.strictObject({
      ActionType: z.literal("CheckHoursOfOperation"),
      ActionParameters: z.strictObject({ HoursOfOperationId: text }),
      Strategy: strategy(
        mock(either(result(z.strictObject({ Value: z.enum(["InHours", "OutOfHours"]) })), error(["NoMatchingError"]))),
      ),
    }),
    z.strictObject({
      ActionType: z.literal("ConnectParticipantWithLexBot"),
      ActionParameters: z.strictObject({ LexV2Bot: z.strictObject({ AliasArn: text }) }),
      Strategy: strategy(mock(either(result(loaded), slowError(["TimeLimitExceeded", "NoMatchingError"])))),
    }),
    z.strictObject({
      ActionType: z.literal("TransferContactToQueue"),
      ActionParameters: z.strictObject({ QueueId: text }),
      Strategy: strategy(
        mock(oneOf("Type", "mocked response of a queue", "Error", [error(["QueueAtCapacity", "NoMatchingError"])])),
      ),
    }),
  ],
);
export type WrittenOverride = z.infer<typeof WrittenOverride>;
