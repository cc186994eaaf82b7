import { callHook } from "../hook/call-hook.ts";
import { follow } from "./follow.ts";
import { fulfil } from "./fulfil.ts";
import { afterTurn, interpretationsOf } from "./interpretations.ts";
import { propose } from "./propose.ts";
import { spoken } from "./spoken.ts";
import type { Standing } from "./standing.ts";
import type { Step, Table, Turn, Words } from "./table.ts";
import { definitionOf, understand } from "./understand.ts";

/** Takes one turn; throws where a function fails, and nothing has changed then. */
export async function takeTurn(table: Table, before: Standing, words: Words): Promise<Turn> {
  const { bot, alias, locale, lambda } = table;
  const heard = understand({ locale, standing: before, text: words.text, today: words.today });
  const { intent, misses } = heard;
  const definition = definitionOf(locale, intent);
  const again = misses > 0 ? before.dialogAction : undefined;
  const proposed = again ? { dialogAction: again, intent } : propose(definition, intent);
  const interpretations = interpretationsOf(locale, heard);
  const told = { ...words, bot, alias, localeId: locale.LocaleId, interpretations };
  const standing: Standing = { attributes: before.attributes, ...proposed, misses };
  let step: Step = standing;
  if (definition.DialogCodeHook.Enabled) {
    const asks = proposed.dialogAction.type !== "Close" ? { attempt: misses } : {};
    const turn = { ...told, intent, attributes: before.attributes, proposed: { ...proposed, ...asks } };
    const answer = await callHook("DialogCodeHook", turn, lambda);
    step = follow(answer, { locale, standing: { ...standing, intent }, asked: again });
  }
  step = await fulfil(step, told, table);
  const { messages = spoken(table, step), isClosed: _, ...after } = step;
  return { standing: after, messages, interpretations: afterTurn(interpretations, after) };
}
