import * as z from "zod";
import { Prompt } from "./message.ts";
import { Name } from "./name.ts";

/** A slot of an intent. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lex-bot-slot.html */
export const Slot = z.strictObject({
  Name,
  Description: z.string().optional(),
  SlotTypeName: z.string(),
  ObfuscationSetting: z
    .strictObject({ ObfuscationSettingType: z.enum(["None", "DefaultObfuscation"]) })
    .default({ ObfuscationSettingType: "None" }),
  ValueElicitationSetting: z
    .strictObject({
      SlotConstraint: z.enum(["Required", "Optional"]),
      PromptSpecification: Prompt.optional(),
      DefaultValueSpecification: z
        .strictObject({ DefaultValueList: z.array(z.strictObject({ DefaultValue: z.string() })).max(0) })
        .optional(),
      SampleUtterances: z.array(z.strictObject({ Utterance: z.string().min(1) })).default([]),
    })
    .refine(
      ({ SlotConstraint, PromptSpecification }) => SlotConstraint === "Optional" || PromptSpecification,
      "a required slot has a prompt",
    ),
});

export type Slot = z.infer<typeof Slot>;
