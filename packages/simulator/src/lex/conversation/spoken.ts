import { promptOf } from "./propose.ts";
import { ask, say } from "./say.ts";
import type { Message, Standing } from "./standing.ts";
import type { Table } from "./table.ts";
import { intentNamed } from "./understand.ts";

/** The bot's own words for where a conversation stands: a prompt, what it says to a no, or at the end; often none. */
export function spoken({ locale, random }: Pick<Table, "locale" | "random">, standing: Standing): Message[] {
  const { intent, dialogAction, attributes, misses } = standing;
  const definition = intentNamed(locale, intent?.name);
  if (!definition || !intent || !dialogAction) return [];
  const told = { intent, attributes, random };
  const prompt = promptOf(definition, dialogAction);
  if (prompt) return ask(prompt, misses, told);
  if (dialogAction.type !== "Close") return [];
  const { DeclinationResponse } = definition.IntentConfirmationSetting ?? {};
  if (intent.state === "Failed") return intent.confirmationState === "Denied" ? say(DeclinationResponse, told) : [];
  const { ClosingResponse, IsActive } = definition.IntentClosingSetting ?? {};
  return IsActive ? say(ClosingResponse, told) : [];
}
