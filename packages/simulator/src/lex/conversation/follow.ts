import type { BotLocale } from "../definition/locale.ts";
import { invalidAnswer } from "../faults.ts";
import type { HookAnswer } from "../hook/answer.ts";
import { isSame, propose } from "./propose.ts";
import { begin, type DialogAction, type Pursuit, type Standing } from "./standing.ts";
import type { Step } from "./table.ts";
import { intentNamed } from "./understand.ts";

type Before = {
  locale: BotLocale;
  /** As the function was told of it. */
  standing: Standing;
  /** What the user was asked before the turn and did not answer; nothing where the words were an answer. */
  asked: DialogAction | undefined;
};

/** What a function's answer leads to; throws DependencyFailedException where it names what the bot has not. */
export function follow({ type, slotToElicit, messages, ...answer }: HookAnswer, before: Before): Step {
  const { locale, standing, asked } = before;
  const { attributes = standing.attributes } = answer;
  const said = messages ? { messages } : {};
  if (type === "ElicitIntent") return { attributes, ...said, dialogAction: { type }, misses: 0 };
  const [definition, intent] = pursued(answer.intent, standing.intent, locale);
  const to = (dialogAction: DialogAction, pursuit: Pursuit): Step => {
    const misses = isSame(asked, dialogAction) ? standing.misses : 0;
    return { attributes, ...said, dialogAction, intent: pursuit, misses };
  };
  if (type === "Close") return { ...to({ type }, intent), isClosed: true };
  const underway: Pursuit = { ...intent, state: "InProgress" };
  if (type === "Delegate") {
    if (asked && isOpen(asked, intent)) return to(asked, underway);
    const next = propose(definition, intent);
    return to(next.dialogAction, next.intent);
  }
  if (type === "ConfirmIntent") return to({ type }, { ...underway, confirmationState: "None" });
  if (!slotToElicit || !Object.hasOwn(intent.slots, slotToElicit))
    throw invalidAnswer(`there is no slot ${slotToElicit}`);
  return to({ type: "ElicitSlot", slotToElicit }, underway);
}

/** Whether what was asked in vain is still to be asked, also where it is not what comes next by priority. */
const isOpen = ({ type, slotToElicit }: DialogAction, { slots, state, confirmationState }: Pursuit) =>
  state === "InProgress" &&
  (type === "ElicitSlot" ? !!slotToElicit && slots[slotToElicit] === null : confirmationState === "None");

/** The intent as the function has it; what it says nothing of stays. */
function pursued(told: HookAnswer["intent"], current: Pursuit | undefined, locale: BotLocale) {
  const definition = intentNamed(locale, told?.name ?? current?.name);
  if (!definition) throw invalidAnswer(`there is no intent ${told?.name ?? ""}`);
  const fresh = begin(definition);
  const unknown = Object.keys(told?.slots ?? {}).find((name) => !Object.hasOwn(fresh.slots, name));
  if (unknown !== undefined) throw invalidAnswer(`the intent ${definition.Name} has no slot ${unknown}`);
  const before = current?.name === definition.Name ? current : fresh;
  const slots = told?.slots ? { ...fresh.slots, ...told.slots } : before.slots;
  const pursuit: Pursuit = { ...before, ...told, slots };
  return [definition, pursuit] as const;
}
