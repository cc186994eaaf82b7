import { type Call, HungUp } from "../contact/call.ts";
import { named } from "../exchange.ts";
import { CHAIN_IS_OVER, leftOfChain, spend } from "../lambda/chain.ts";
import { functionName } from "../lambda/function-name.ts";
import type { ContactView, Intervention, Witness } from "../witness.ts";
import type { Doing } from "./kind.ts";
import { failed, NO_MATCHING_ERROR, type Outcome, result, success } from "./outcome.ts";

/** An action of a flow that is made to fail in Connect's own machinery, by one of its error branches. */
export type Failing = { flow: string; identifier: string; errorType: string };
export type Onlookers = { witnesses: Witness[]; failing: Failing[] };
type Instead = { is: "doing"; doing: Doing } | { is: "outcome"; outcome: Outcome };

/** Asks the witnesses in turn, and gives what the first intervention makes of the action. */
export async function intervene(doing: Doing, witnesses: Witness[]): Promise<Instead> {
  const { flow, action, parameters } = doing;
  const view = viewOf(doing.call);
  const acting = {
    flow: { id: flow.id, arn: flow.arn, name: flow.name },
    identifier: action.Identifier,
    type: action.Type,
    parameters,
  };
  const wishes: (Intervention | undefined)[] = [];
  for (const witness of witnesses) wishes.push(await witness.acting?.(acting, view));
  const intervention = wishes.find((wish) => wish !== undefined);
  if (!intervention) return { is: "doing", doing };
  switch (intervention.instead) {
    case "end":
      throw new HungUp(intervention.by, "");
    case "error":
      return {
        is: "outcome",
        outcome: late(doing, intervention.delay) ?? failed(intervention.errorType, "a witness made it fail"),
      };
    case "answer":
      return {
        is: "outcome",
        outcome: late(doing, intervention.delay) ?? answered(doing, intervention.answer, intervention.delay),
      };
    case "resource":
      return { is: "doing", doing: { ...doing, ...substituted(doing, intervention.arn) } };
  }
}

/** The contact as witnesses see it. */
export function viewOf(call: Call): ContactView {
  const { contact } = call;
  return { contactId: contact.contactId, resolve: (path) => contact.resolve(path), now: () => call.now() };
}

/** Lets the delay go by; a function that is mocked counts in its chain as one that runs, and fails where that is over. */
function late({ call, action }: Doing, delay: number): Outcome | undefined {
  if (action.Type !== "InvokeLambdaFunction") {
    call.pass(delay);
    return undefined;
  }
  const left = leftOfChain(call);
  spend(call, Math.min(delay, left ?? 0));
  return left === undefined || delay > left ? failed(NO_MATCHING_ERROR, CHAIN_IS_OVER) : undefined;
}

type Answer = Record<string, string> | string;

function answered({ call, action, parameters }: Doing, answer: Answer, ms: number): Outcome {
  if (typeof answer === "string" && action.Type === "CheckHoursOfOperation") return result(answer);
  if (typeof answer === "string" || action.Type !== "InvokeLambdaFunction")
    throw new Error(
      `A witness answers ${JSON.stringify(answer)} for ${action.Type} ${action.Identifier}, which takes no such answer.`,
    );
  call.contact.external = answer;
  const name = functionName(String(parameters.LambdaFunctionARN ?? ""));
  call.note({ what: "invoked", function: name, ms, tries: 0, outcome: "answered", why: "a witness in its place" });
  return success;
}

type Parameters = Record<string, unknown>;
/** The parameter that names the resource, by type of action. */
const RESOURCES: Record<string, (parameters: Parameters, arn: string) => Parameters> = {
  InvokeLambdaFunction: (parameters, arn) => ({ ...parameters, LambdaFunctionARN: arn }),
  CheckHoursOfOperation: (parameters, arn) => ({ ...parameters, HoursOfOperationId: arn }),
  ConnectParticipantWithLexBot: (parameters, arn) => ({ ...parameters, LexV2Bot: { AliasArn: arn } }),
};
const QUEUEING = ["TransferContactToQueue", "DequeueContactAndTransferToQueue"];

/** What of the action is another's; on live instances `$.Queue.Name` goes on to tell the queue that the flow names. */
function substituted({ call, action, parameters }: Doing, arn: string): Pick<Doing, "parameters" | "queue"> {
  if (QUEUEING.includes(action.Type)) {
    const queue = named(call.exchange.queues, arn);
    if (queue) return { parameters, queue };
    throw new Error(`A witness puts the queue ${arn} in place of another, and the instance has no such queue.`);
  }
  const substitute = RESOURCES[action.Type];
  if (substitute) return { parameters: substitute(parameters, arn) };
  throw new Error(
    `A witness puts ${arn} in place of the resource of ${action.Type} ${action.Identifier}, which has none.`,
  );
}
