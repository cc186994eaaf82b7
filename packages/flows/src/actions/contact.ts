import * as z from "zod";
import { anything, atMostOne, exactlyOne, map, nothing, path, text, whatever, word, wordOrPath } from "./parameters.ts";
import { type ActionRules, type ActionType, NO_MATCH, plain, terminal } from "./rules.ts";

const queueOrAgent = { QueueId: text().optional(), AgentId: text().optional() };

/** Where the contact leaves the flow for a queue. */
const toQueue = (parameters: z.ZodType): ActionRules => ({
  parameters,
  errors: { must: ["QueueAtCapacity", NO_MATCH] },
  conditions: "none",
  next: "leaves",
});

const UNTAG = plain(z.strictObject({ TagKeys: z.array(text()).min(1) }));

/**
 * What changes the contact: https://docs.aws.amazon.com/connect/latest/devguide/contact-actions.html.
 * Where the reference and accounts of the service differ, nothing is refused that either takes.
 */
export const contactActions = {
  UpdateContactAttributes: plain(
    z.strictObject({ Attributes: map(), TargetContact: word("Current", "Related").optional() }),
  ),
  UpdateContactTargetQueue: plain(exactlyOne(z.strictObject(queueOrAgent), "QueueId", "AgentId")),
  TransferContactToQueue: toQueue(nothing()),
  DequeueContactAndTransferToQueue: toQueue(atMostOne(z.strictObject(queueOrAgent), "QueueId", "AgentId")),
  TransferContactToAgent: terminal(nothing()),
  UpdateContactTextToSpeechVoice: {
    parameters: z.strictObject({
      TextToSpeechVoice: text(),
      TextToSpeechEngine: wordOrPath("Standard", "Neural", "Long-form", "Generative").optional(),
      TextToSpeechStyle: text().optional(),
    }),
    errors: { must: [], may: [NO_MATCH] },
    conditions: "none",
    next: "leads",
  },
  UpdateContactRecordingBehavior: {
    parameters: z.strictObject({
      RecordingBehavior: z.looseObject({
        RecordedParticipants: z.array(word("Agent", "Customer")),
        ScreenRecordedParticipants: z.array(word("Agent")).optional(),
        IVRRecordingBehavior: word("Enabled", "Disabled").optional(),
      }),
      AnalyticsBehavior: anything(),
    }),
    // The reference lists NoMatchingError; accounts of the service say that CreateContactFlow refuses it.
    errors: { must: [], disputed: [NO_MATCH] },
    conditions: "none",
    next: "leads",
  },
  UpdateContactRecordingAndAnalyticsBehavior: (parameters: Record<string, unknown>) => recording(parameters),
  UpdateContactEventHooks: plain(
    z.looseObject({
      EventHooks: z
        .partialRecord(
          z.enum([
            "AgentHold",
            "AgentWhisper",
            "CustomerHold",
            "CustomerQueue",
            "CustomerRemaining",
            "CustomerWhisper",
            "DefaultAgentUI",
            "DisconnectAgentUI",
            "PauseContact",
            "ResumeContact",
          ]),
          text(),
        )
        .refine((hooks) => Object.keys(hooks).length === 1, { error: "must have one entry, a flow for one event" }),
    }),
  ),
  UpdateContactRoutingBehavior: {
    parameters: atMostOne(
      z.looseObject({
        QueuePriority: text().optional(),
        QueueTimeAdjustmentSeconds: text().optional(),
      }),
      "QueuePriority",
      "QueueTimeAdjustmentSeconds",
    ),
    // NoMatchingError is said to belong to the variant with proficiencies only.
    errors: { must: [], may: [NO_MATCH] },
    conditions: "none",
    next: "leads",
  },
  UpdateContactCallbackNumber: {
    parameters: z.strictObject({ CallbackNumber: path() }),
    errors: { must: ["InvalidCallbackNumber", "CallbackNumberNotDialable"] },
    conditions: "none",
    next: "leads",
  },
  UpdateContactData: plain(whatever()),
  TagContact: {
    parameters: z.strictObject({
      Tags: map().refine((tags) => Object.keys(tags).length <= 6, { error: "must have 6 tags at most" }),
    }),
    errors: { must: [], should: [NO_MATCH] },
    conditions: "none",
    next: "leads",
  },
  UntagContact: UNTAG,
  UnTagContact: {
    ...UNTAG,
    disputed: "AWS's reference spells it UnTagContact, but CreateContactFlow is said to know UntagContact only.",
  },
  InvokeFlowModule: {
    parameters: z.looseObject({ FlowModuleId: text() }),
    errors: { must: [NO_MATCH], may: ["NoMatchingCondition"] },
    conditions: "unknown",
    next: "leads",
    takesTime: true,
  },
  EndFlowModuleExecution: terminal(whatever()),
  CreateTask: plain(z.looseObject({ ContactFlowId: text().optional() })),
  CreateWisdomSession: plain(whatever()),
  UpdateContactMediaStreamingBehavior: plain(whatever()),
} as const satisfies Record<string, ActionType>;

/** One of the channels' behaviours; chat has a branch of its own. */
function recording(parameters: Record<string, unknown>): ActionRules {
  const redaction = "InFlightRedactionConfigurationFailed";
  const chat = "ChatBehavior" in parameters;
  return {
    parameters: exactlyOne(
      z.strictObject({ VoiceBehavior: anything(), ChatBehavior: anything(), ScreenRecordingBehavior: anything() }),
      "VoiceBehavior",
      "ChatBehavior",
      "ScreenRecordingBehavior",
    ),
    errors: { must: [NO_MATCH, "ChannelMismatch", ...(chat ? [redaction] : [])], may: [redaction] },
    conditions: "none",
    next: "leads",
  };
}
