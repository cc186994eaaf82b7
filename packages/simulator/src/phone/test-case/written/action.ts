import * as z from "zod";
import { segmentsOf } from "../../references.ts";
import { OPERATORS } from "../running/assertion.ts";
import { WrittenOverride } from "./override.ts";
import { identifier, oneOf, text } from "./words.ts";

const common = {
  Identifier: identifier.optional(),
  /** A slip of AWS's old pages. */
  Id: identifier.optional(),
  /** The last has none, or "" as the old pages had it. */
  Transitions: z.strictObject({ NextAction: z.string().optional() }).default({}),
};

const utterance = z.strictObject({
  Text: text.optional(),
  SSML: text.optional(),
  Value: text.optional(),
  LanguageCode: z.string().optional(),
});

const instruction = oneOf("Type", "instruction", "DtmfInput, Utterance, Disconnect", [
  z.strictObject({
    Type: z.literal("DtmfInput"),
    Properties: z.strictObject({ Value: z.union([z.string(), z.int().min(0)], "keys, as a text or a number") }),
  }),
  z.strictObject({ Type: z.literal(["Utterance", "TextUtterance"]), Properties: utterance }),
  z.strictObject({ Type: z.literal("Disconnect"), Properties: z.strictObject({}).optional() }),
]);

const command = oneOf("Type", "command of TestControl", "EndTest, LogData", [
  z.strictObject({ Type: z.literal("EndTest"), Properties: z.strictObject({}).optional() }),
  z.strictObject({
    Type: z.literal("LogData"),
    Properties: z.strictObject({ Expressions: z.record(z.string(), z.string()) }),
  }),
]);

/**
 * An action of an observation, as a file has it.
 * https://docs.aws.amazon.com/connect/latest/devguide/testing-language.html
 */
export const WrittenAction = oneOf("Type", "action", "SendInstruction, OverrideSystemBehavior, Assert, TestControl", [
  z.strictObject({
    ...common,
    Type: z.literal("SendInstruction"),
    Parameters: z.strictObject({
      ActionType: z.literal("SendInstruction").optional(),
      Actor: z.literal("Customer"),
      Instruction: instruction,
    }),
  }),
  z.strictObject({
    ...common,
    Type: z.literal("OverrideSystemBehavior"),
    Parameters: z.strictObject({
      ActionType: z.literal("OverrideSystemBehavior").optional(),
      Behavior: z.strictObject({ Type: z.literal("FlowAction"), Properties: WrittenOverride }),
    }),
  }),
  z.strictObject({
    ...common,
    Type: z.literal("Assert"),
    Parameters: z.strictObject({
      ActionType: z.literal("Assert").optional(),
      Namespace: z.string().refine((path) => segmentsOf(path), "one reference, such as $.Queue.Name"),
      Operator: z.enum(OPERATORS),
      Operand: z.union([z.string(), z.number()], "a text or a number").optional(),
    }),
  }),
  z.strictObject({
    ...common,
    Type: z.literal("TestControl"),
    Parameters: z.strictObject({ ActionType: z.literal("TestControl").optional(), Command: command }),
  }),
]);
export type WrittenAction = z.infer<typeof WrittenAction>;
