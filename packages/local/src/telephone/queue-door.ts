import type { DeployedFlow, Queue } from "@frontdesk/simulator/phone/exchange.ts";

/** Anybody's file: what is wrong in it is said when it is rung. */
type Content = { Metadata?: { type?: unknown } | null; Actions?: unknown };

/** What the console calls the types of flows that a contact hears who waits in a queue or on hold. */
const WAITING = /^(customer(Queue|Hold)|agentHold|(CUSTOMER_(QUEUE|HOLD)|AGENT_HOLD))$/;
/** Only flows of those types may have it. */
const LOOP = "MessageParticipantIteratively";

/** Whether a flow is one for those who wait: nobody dials it, a queue plays it. */
export function isForThoseWhoWait(content: string): boolean {
  const { Metadata, Actions } = JSON.parse(content) as Content;
  const type = Metadata?.type;
  if (typeof type === "string") return WAITING.test(type);
  return Array.isArray(Actions) && Actions.some((action) => action?.Type === LOOP);
}

/** A flow that leads straight into a queue where that flow is heard, and the queue, which nobody answers. */
export function queueDoor(heard: DeployedFlow, id: string): { door: DeployedFlow; queue: Queue } {
  const queue: Queue = {
    id: `${id} queue`,
    arn: `${id} queue`,
    name: "a queue that nobody answers",
    waiting: 0,
    agents: [],
  };
  const act = (Identifier: string, Type: string, Parameters: object, NextAction: string) => ({
    Identifier,
    Type,
    Parameters,
    Transitions: { NextAction, Errors: [], Conditions: [] },
  });
  const Actions = [
    act("hook", "UpdateContactEventHooks", { EventHooks: { CustomerQueue: heard.id } }, "choose"),
    act("choose", "UpdateContactTargetQueue", { QueueId: queue.id }, "wait"),
    act("wait", "TransferContactToQueue", {}, "wait"),
  ];
  const content = JSON.stringify({ Version: "2019-10-30", StartAction: "hook", Actions });
  return { door: { id, arn: id, name: `into a queue, to hear ${heard.name}`, content }, queue };
}
