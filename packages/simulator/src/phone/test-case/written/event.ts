import * as z from "zod";
import { identifier, oneOf, text } from "./words.ts";

/** Field: exports of the console carry an empty list; English is all that is compared. */
const languages = z
  .array(z.string().startsWith("en", "only English is compared, here as on live instances"))
  .optional();

const common = { Identifier: identifier.optional(), Actor: z.literal("System") };
const nothing = z.strictObject({}).optional();

const messageReceived = z.strictObject({
  ...common,
  Type: z.literal("MessageReceived"),
  Properties: z.strictObject({
    Text: z.string().optional(),
    SSML: z.string().optional(),
    PromptId: text.optional(),
    Media: z
      .strictObject({ Uri: text, SourceType: z.string().optional(), MediaType: z.string().optional() })
      .optional(),
    MatchingCriteria: z
      .strictObject({ Type: z.enum(["Similarity", "Inclusion"]), TranscriptionLanguageCodes: languages })
      .optional(),
    TranscriptionLanguageCodes: languages,
  }),
  /** An old sample's place for it, where it never matches. */
  MatchingCriteria: z.unknown().optional(),
});

const flowActionStarted = z.strictObject({
  ...common,
  Type: z.literal("FlowActionStarted"),
  Properties: oneOf(
    "ActionType",
    "flow action that is observed",
    "InvokeLambdaFunction, CheckHoursOfOperation, TransferContactToQueue, ConnectParticipantWithLexBot",
    [
      z.strictObject({
        ActionType: z.literal("InvokeLambdaFunction"),
        ActionParameters: z.strictObject({ LambdaFunctionARN: text }),
      }),
      z.strictObject({
        ActionType: z.literal("CheckHoursOfOperation"),
        ActionParameters: z.strictObject({ HoursOfOperationId: text }),
      }),
      z.strictObject({
        ActionType: z.literal("TransferContactToQueue"),
        ActionParameters: z.strictObject({ QueueId: text.optional(), AgentId: text.optional() }),
      }),
      z.strictObject({
        ActionType: z.literal("ConnectParticipantWithLexBot"),
        ActionParameters: z.strictObject({ LexV2Bot: z.strictObject({ AliasArn: text }) }),
      }),
    ],
  ),
});

/**
 * The event of an observation, as a file has it.
 * https://docs.aws.amazon.com/connect/latest/devguide/testing-language-events.html
 */
export const WrittenEvent = oneOf("Type", "event", "TestInitiated, TestCompleted, MessageReceived, FlowActionStarted", [
  z.strictObject({ ...common, Type: z.literal("TestInitiated"), Properties: nothing }),
  z.strictObject({ ...common, Type: z.literal("TestCompleted"), Properties: nothing }),
  messageReceived,
  flowActionStarted,
]);
export type WrittenEvent = z.infer<typeof WrittenEvent>;
