import type { Intent } from "../definition/intent.ts";
import type { Prompt } from "../definition/message.ts";
import type { DialogAction, Pursuit } from "./standing.ts";

/** What comes next: what the user is asked, or that nothing more is asked. */
export type Next = { dialogAction: DialogAction; intent: Pursuit };

/** The console's for a new prompt; ⚠ AWS's pages do not say how often what a function asks is asked again without a prompt of the bot's. */
const RETRIES = 4;

/**
 * What the bot itself would do next: ask for the first required slot that is empty, by priority; then to confirm; then fulfil.
 * https://docs.aws.amazon.com/lexv2/latest/dg/howitworks.html
 */
export function propose(definition: Intent, intent: Pursuit): Next {
  if (intent.state === "Failed" || intent.state === "Fulfilled") return close(intent, intent.state);
  if (intent.confirmationState === "Denied") return close(intent, "Failed");
  const slotToElicit = definition.SlotPriorities.map(({ SlotName }) => SlotName).find(
    (name) => isRequired(definition, name) && !intent.slots[name],
  );
  const underway = { ...intent, state: "InProgress" as const };
  if (slotToElicit) return { dialogAction: { type: "ElicitSlot", slotToElicit }, intent: underway };
  const asks = definition.IntentConfirmationSetting?.IsActive && intent.confirmationState === "None";
  if (asks) return { dialogAction: { type: "ConfirmIntent" }, intent: underway };
  return close(intent, "ReadyForFulfillment");
}

const close = (intent: Pursuit, state: Pursuit["state"]): Next => ({
  dialogAction: { type: "Close" },
  intent: { ...intent, state },
});

const isRequired = ({ Slots }: Intent, name: string) =>
  Slots.some((slot) => slot.Name === name && slot.ValueElicitationSetting.SlotConstraint === "Required");

/** The bot's own words for what is asked; nothing where it has none. */
export function promptOf(definition: Intent, { type, slotToElicit }: DialogAction): Prompt | undefined {
  if (type === "ConfirmIntent") return definition.IntentConfirmationSetting?.PromptSpecification;
  const slot = definition.Slots.find(({ Name }) => Name === slotToElicit);
  return type === "ElicitSlot" ? slot?.ValueElicitationSetting.PromptSpecification : undefined;
}

/** How often what is asked is asked again. */
export const retriesOf = (definition: Intent, action: DialogAction): number =>
  promptOf(definition, action)?.MaxRetries ?? RETRIES;

export const isSame = (one: DialogAction | undefined, other: DialogAction): boolean =>
  one?.type === other.type && one.slotToElicit === other.slotToElicit;
