import * as z from "zod";
import { Name } from "./name.ts";

const value = z.strictObject({ Value: z.string().min(1).max(140) });

/** A slot type of the bot's own, by its values. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lex-bot-slottype.html */
export const SlotType = z.strictObject({
  Name,
  Description: z.string().optional(),
  SlotTypeValues: z.array(z.strictObject({ SampleValue: value, Synonyms: z.array(value).default([]) })).min(1),
  ValueSelectionSetting: z.strictObject({ ResolutionStrategy: z.enum(["ORIGINAL_VALUE", "TOP_RESOLUTION"]) }),
});

export type SlotType = z.infer<typeof SlotType>;
