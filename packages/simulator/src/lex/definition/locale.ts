import * as z from "zod";
import { Intent } from "./intent.ts";
import { SlotType } from "./slot-type.ts";

/** A bot's locale. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lex-bot-botlocale.html */
export const BotLocale = z.strictObject({
  LocaleId: z.string().regex(/^[a-z]{2,3}_[A-Z0-9]{2,3}$/, "such as en_US"),
  Description: z.string().optional(),
  NluConfidenceThreshold: z.number().min(0).max(1),
  /** Nothing is spoken here: for the telephone. */
  VoiceSettings: z.unknown().optional(),
  SlotTypes: z.array(SlotType).default([]),
  Intents: z.array(Intent).min(1),
});

export type BotLocale = z.infer<typeof BotLocale>;
