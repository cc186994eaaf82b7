import * as z from "zod";

/** Lengths of messages. https://docs.aws.amazon.com/lexv2/latest/APIReference/API_PlainTextMessage.html */
const value = z.strictObject({ Value: z.string().min(1).max(1_024) });

/** One of the three; response cards are not simulated. */
const message = z
  .strictObject({ PlainTextMessage: value.optional(), SSMLMessage: value.optional(), CustomPayload: value.optional() })
  .refine(
    (one) => Object.values(one).filter(Boolean).length === 1,
    "a message is one of PlainTextMessage, SSMLMessage and CustomPayload",
  );

const groups = z
  .array(z.strictObject({ Message: message, Variations: z.array(message).max(2).optional() }))
  .min(1)
  .max(5);

/** What the bot says, one message of each group. */
export const Response = z.strictObject({ MessageGroupsList: groups, AllowInterrupt: z.boolean().optional() });

/** What the bot asks, and how often again. https://docs.aws.amazon.com/lexv2/latest/APIReference/API_PromptSpecification.html */
export const Prompt = z.strictObject({
  MessageGroupsList: groups,
  MaxRetries: z.int().min(0).max(5),
  AllowInterrupt: z.boolean().optional(),
  MessageSelectionStrategy: z.enum(["Random", "Ordered"]).default("Random"),
  /** How keys and speech are listened to, which the telephone does. */
  PromptAttemptsSpecification: z.unknown().optional(),
});

export type MessageGroups = z.infer<typeof groups>;
export type Prompt = z.infer<typeof Prompt>;
export type Response = z.infer<typeof Response>;
