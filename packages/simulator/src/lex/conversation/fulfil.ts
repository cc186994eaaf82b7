import { DependencyFailedException } from "@aws-sdk/client-lex-runtime-v2";
import type { Intent } from "../definition/intent.ts";
import type { Response } from "../definition/message.ts";
import { HOOK_TIMED_OUT } from "../faults.ts";
import type { HookAnswer } from "../hook/answer.ts";
import { callHook } from "../hook/call-hook.ts";
import type { Told } from "../hook/event.ts";
import { follow } from "./follow.ts";
import { say } from "./say.ts";
import { spoken } from "./spoken.ts";
import type { Message, Pursuit } from "./standing.ts";
import type { Step, Table } from "./table.ts";
import { definitionOf } from "./understand.ts";

type Turn = Omit<Told, "intent" | "attributes" | "proposed">;

/**
 * Has the function fulfil an intent that is ready; without one it is left to the client. Where the function fails and the bot has
 * words for that, they are said, and the intent has failed; else it throws.
 * https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html
 */
export async function fulfil(step: Step, turn: Turn, table: Table): Promise<Step> {
  const { intent, dialogAction, attributes, isClosed } = step;
  if (!intent || isClosed || dialogAction?.type !== "Close" || intent.state !== "ReadyForFulfillment") return step;
  const definition = definitionOf(table.locale, intent);
  const { Enabled, IsActive } = definition.FulfillmentCodeHook;
  if (!Enabled || !IsActive) return step;
  const proposed = { dialogAction, intent: { ...intent, state: "Fulfilled" as const } };
  try {
    const answer = await callHook("FulfillmentCodeHook", { ...turn, intent, attributes, proposed }, table.lambda);
    return concluded(answer, step, definition, table);
  } catch (error) {
    const messages = failing(error, step, definition, table);
    if (!messages.length) throw error;
    return { ...step, intent: { ...intent, state: "Failed" }, messages };
  }
}

/** Where the function says nothing, the bot does. A function that leaves the rest to Lex has fulfilled. */
function concluded(answer: HookAnswer, step: Step, definition: Intent, table: Table): Step {
  const next = follow(answer, { locale: table.locale, standing: step, asked: undefined });
  if (!next.intent || next.messages || next.dialogAction?.type !== "Close") return next;
  const isDone = answer.type === "Delegate" && next.intent.state === "ReadyForFulfillment";
  const intent: Pursuit = isDone ? { ...next.intent, state: "Fulfilled" } : next.intent;
  const { SuccessResponse, FailureResponse } = definition.FulfillmentCodeHook.PostFulfillmentStatusSpecification ?? {};
  const after = { ...next, intent };
  const own = said(intent.state === "Failed" ? FailureResponse : SuccessResponse, after, table);
  return { ...after, messages: [...own, ...spoken(table, after)] };
}

function failing(error: unknown, step: Step, definition: Intent, table: Table): Message[] {
  if (!(error instanceof DependencyFailedException)) return [];
  const { TimeoutResponse, FailureResponse } = definition.FulfillmentCodeHook.PostFulfillmentStatusSpecification ?? {};
  return said(error.message.startsWith(HOOK_TIMED_OUT) ? TimeoutResponse : FailureResponse, step, table);
}

const said = (response: Response | undefined, { intent, attributes }: Step, { random }: Table) =>
  say(response, { ...(intent ? { intent } : {}), attributes, random });
