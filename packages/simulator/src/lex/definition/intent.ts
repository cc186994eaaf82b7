import * as z from "zod";
import { Prompt, Response } from "./message.ts";
import { Name } from "./name.ts";
import { Slot } from "./slot.ts";

/** The built-in intents that are simulated. https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intents.html */
export const BUILT_IN = [
  "AMAZON.FallbackIntent",
  "AMAZON.HelpIntent",
  "AMAZON.CancelIntent",
  "AMAZON.StopIntent",
] as const;

const isActive = z.boolean().default(true);
const hook = z.strictObject({ Enabled: z.boolean() }).default({ Enabled: false });

const Confirmation = z.strictObject({
  PromptSpecification: Prompt,
  DeclinationResponse: Response.optional(),
  IsActive: isActive,
});

const Fulfilment = z
  .strictObject({
    Enabled: z.boolean(),
    IsActive: isActive,
    PostFulfillmentStatusSpecification: z
      .strictObject({
        SuccessResponse: Response.optional(),
        FailureResponse: Response.optional(),
        TimeoutResponse: Response.optional(),
      })
      .optional(),
  })
  .default({ Enabled: false, IsActive: true });

/** An intent; next steps, conditions and contexts are not simulated. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lex-bot-intent.html */
export const Intent = z.strictObject({
  Name,
  Description: z.string().optional(),
  ParentIntentSignature: z.enum(BUILT_IN).optional(),
  SampleUtterances: z.array(z.strictObject({ Utterance: z.string().min(1) })).default([]),
  Slots: z.array(Slot).default([]),
  SlotPriorities: z
    .array(z.strictObject({ Priority: z.int().min(0).max(100), SlotName: Name }))
    .default([])
    .transform((all) => all.toSorted((a, b) => a.Priority - b.Priority)),
  DialogCodeHook: hook,
  FulfillmentCodeHook: Fulfilment,
  IntentConfirmationSetting: Confirmation.optional(),
  IntentClosingSetting: z.strictObject({ ClosingResponse: Response.optional(), IsActive: isActive }).optional(),
});

export type Intent = z.infer<typeof Intent>;
