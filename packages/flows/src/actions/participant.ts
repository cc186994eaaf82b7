import * as z from "zod";
import { anything, exactlyOne, filled, map, nothing, text, whole, wholeOrPath, word } from "./parameters.ts";
import { PROMPTS, prompt } from "./prompts.ts";
import { type ActionRules, type ActionType, NO_CONDITION, NO_MATCH, OPERATORS, SILENCE, terminal } from "./rules.ts";

/**
 * What the caller hears and answers:
 * https://docs.aws.amazon.com/connect/latest/devguide/participant-actions.html.
 * Where the reference and accounts of the service differ, nothing is refused that either takes.
 */
export const participantActions = {
  MessageParticipant: {
    parameters: exactlyOne(
      z.strictObject({ ...prompt, SkipWhenDTMFBufferEnabled: word("True", "False").optional() }),
      ...PROMPTS,
    ),
    errors: { must: [], may: [NO_MATCH] },
    conditions: "none",
    next: "leads",
    takesTime: true,
  },
  // Default hold and queue flows have no NextAction: the loop holds the caller until something else happens.
  MessageParticipantIteratively: {
    parameters: z.strictObject({
      Messages: z.array(exactlyOne(z.strictObject(prompt), ...PROMPTS)).min(1),
      InterruptFrequencySeconds: wholeOrPath(1, 604_800).optional(),
      ContinueMessagingDuringInterrupt: word("True", "False").optional(),
    }),
    errors: { must: [], may: [NO_MATCH] },
    conditions: { operators: ["Equals"], operand: { like: /^MessagesInterrupted$/, says: "MessagesInterrupted" } },
    next: "optional",
    takesTime: true,
  },
  GetParticipantInput: (parameters: Record<string, unknown>) => {
    if ("EnableDTMFBuffer" in parameters) return BUFFER;
    if (parameters.StoreInput === undefined) return MENU_BY_DEFAULT;
    return isTrue(parameters.StoreInput) ? store(parameters) : MENU;
  },
  ConnectParticipantWithLexBot: {
    parameters: exactlyOne(
      exactlyOne(
        z.strictObject({
          ...prompt,
          LexV2Bot: z.strictObject({ AliasArn: text() }).optional(),
          LexBot: z.strictObject({ Name: text(), Region: text(), Alias: text() }).optional(),
          LexSessionAttributes: map().optional(),
          LexInitializationData: z.strictObject({ InitialMessage: text() }).optional(),
          LexTimeoutSeconds: z.strictObject({ Text: text() }).optional(),
        }),
        ...PROMPTS,
        "LexInitializationData",
      ),
      "LexV2Bot",
      "LexBot",
    ),
    errors: { must: [NO_CONDITION, NO_MATCH], may: [SILENCE] },
    conditions: { operators: ["Equals"] },
    next: "leads",
    takesTime: true,
  },
  // The Agentic CX block, which has no page in the Flow language's reference: as exports have it.
  ConnectParticipantWithAgenticCX: {
    parameters: z.looseObject({
      AgentConfiguration: z.looseObject({ WorkspaceId: text(), ApplicationId: text(), Alias: text() }),
    }),
    errors: { must: [NO_CONDITION, NO_MATCH, SILENCE] },
    conditions: { operators: ["Equals"] },
    next: "leads",
    takesTime: true,
  },
  ShowView: {
    parameters: z.strictObject({
      ViewResource: z.strictObject({ Id: text(), Version: text().optional() }),
      InvocationTimeLimitSeconds: wholeOrPath(1, 604_800),
      ViewData: anything(),
      SensitiveDataConfiguration: anything(),
    }),
    errors: { must: [NO_CONDITION, NO_MATCH, "TimeLimitExceeded"] },
    conditions: { operators: ["Equals"] },
    next: "leads",
    takesTime: true,
  },
  DisconnectParticipant: terminal(nothing()),
} as const satisfies Record<string, ActionType>;

const asked = {
  ...prompt,
  InputTimeLimitSeconds: whole(1, 180),
  StoreInput: word("True", "False"),
  DTMFConfiguration: anything(),
};

const MENU: ActionRules = {
  parameters: exactlyOne(z.strictObject(asked), ...PROMPTS),
  errors: { must: [SILENCE, NO_CONDITION, NO_MATCH] },
  conditions: { operators: ["Equals"], operand: { like: /^[0-9*#]$/, says: "one key: 0-9, * or #" } },
  next: "idle",
  takesTime: true,
};

const MENU_BY_DEFAULT: ActionRules = {
  ...MENU,
  parameters: exactlyOne(z.strictObject({ ...asked, StoreInput: anything() }), ...PROMPTS),
  disputed: "AWS's reference lets StoreInput be left out, but CreateContactFlow is said to refuse that.",
};

const stored = z.strictObject({
  ...prompt,
  InputTimeLimitSeconds: whole(1, 180),
  StoreInput: word("True", "False"),
  InputValidation: exactlyOne(
    z.strictObject({
      CustomValidation: z.strictObject({ MaximumLength: wholeOrPath(1, 1000) }).optional(),
      PhoneNumberValidation: z
        .strictObject({ NumberFormat: word("Local", "E164"), CountryCode: text().optional() })
        .optional(),
    }),
    "CustomValidation",
    "PhoneNumberValidation",
  ),
  DTMFConfiguration: z
    .strictObject({
      InputTerminationSequence: z
        .union([z.string().regex(/^[0-9*#]{1,5}$/, "must be one to five keys: 0-9, * or #"), z.number()])
        .optional(),
      DisableCancelKey: word("True", "False").optional(),
      InterdigitTimeLimitSeconds: whole(1, 20).optional(),
    })
    .optional(),
  InputEncryption: z.strictObject({ EncryptionKeyId: filled(), Key: filled() }).optional(),
});

/** A time-out goes on to NextAction with `$.StoredCustomerInput` "Timeout"; there is no branch for it. */
function store(parameters: Record<string, unknown>): ActionRules {
  const phone = "PhoneNumberValidation" in Object(parameters.InputValidation);
  return {
    parameters: exactlyOne(stored, ...PROMPTS),
    errors: { must: phone ? ["InvalidPhoneNumber", NO_MATCH] : [NO_MATCH] },
    conditions: "none",
    next: "leads",
    takesTime: true,
  };
}

/** The console's Set touchtone buffer behavior: the same type, with nothing to say and nothing to wait for. */
const BUFFER: ActionRules = {
  parameters: z.looseObject({ EnableDTMFBuffer: text() }),
  errors: { must: [NO_MATCH] },
  conditions: { operators: OPERATORS },
  next: "leads",
};

const isTrue = (value: unknown) => String(value).toLowerCase() === "true";
