import type { Exchange, LambdaReply, Queue } from "../exchange.ts";
import { action, exchangeOf, flow, hangUp, instance, say } from "../phone.test-support.ts";

export const STATES = "arn:aws:lambda:us-east-1:123456789012:function:states:live";
export const queue: Queue = {
  id: "0d7e6c1a-55a7-4c8e-9d2b-3f4a5b6c7d8e",
  arn: `${instance.arn}/queue/0d7e6c1a-55a7-4c8e-9d2b-3f4a5b6c7d8e`,
  name: "Front desk",
  waiting: 0,
  agents: ["ada"],
};
export const hours = {
  id: "1e8f7d2b-66b8-4d9f-8e3c-4a5b6c7d8e9f",
  arn: `${instance.arn}/operating-hours/1e8f7d2b-66b8-4d9f-8e3c-4a5b6c7d8e9f`,
  name: "Office",
  timeZone: "Etc/UTC",
  config: [],
};

/** 1 for the states of instances, as a function has them, 2 for an agent within office hours. */
export const line = flow(
  "line",
  action(
    "text",
    "UpdateContactAttributes",
    { Attributes: { name: "Nadia" }, TargetContact: "Current" },
    { next: "hello", errors: { NoMatchingError: "hello" } },
  ),
  say("hello", "Welcome, $.Attributes.name.", "menu"),
  action(
    "menu",
    "GetParticipantInput",
    { Text: "Press 1 for the instances, 2 for an agent.", InputTimeLimitSeconds: "5", StoreInput: "False" },
    {
      next: "quiet",
      when: { "1": "ask", "2": "choose" },
      errors: { InputTimeLimitExceeded: "quiet", NoMatchingCondition: "menu", NoMatchingError: "quiet" },
    },
  ),
  action(
    "ask",
    "InvokeLambdaFunction",
    { LambdaFunctionARN: STATES, InvocationTimeLimitSeconds: "8" },
    { next: "states", errors: { NoMatchingError: "sorry" } },
  ),
  say("states", "$.External.running instances are running, and $.External.stopped is stopped.", "menu"),
  say("sorry", "The instances cannot be asked.", "menu"),
  action(
    "choose",
    "UpdateContactTargetQueue",
    { QueueId: queue.arn },
    { next: "hours", errors: { NoMatchingError: "bye" } },
  ),
  action(
    "hours",
    "CheckHoursOfOperation",
    { HoursOfOperationId: hours.id },
    { when: { True: "wait", False: "closed" }, errors: { NoMatchingError: "closed" } },
  ),
  say("wait", "An agent will be with you.", "transfer"),
  action(
    "transfer",
    "TransferContactToQueue",
    {},
    { next: "full", errors: { QueueAtCapacity: "full", NoMatchingError: "full" } },
  ),
  say("full", "All our lines are busy.", "bye"),
  say("closed", "We are closed.", "bye"),
  say("quiet", "Goodbye.", "bye"),
  hangUp("bye"),
);

/** An exchange with this line, whose function answers as it really would. */
export function exchange(more: Partial<Exchange> = {}): Exchange {
  const invoke = async (): Promise<LambdaReply> => ({ status: 200, payload: '{"running":"7","stopped":"0"}' });
  return exchangeOf([line], { functions: [STATES], queues: [queue], hours: [hours], invoke, ...more });
}

type Properties = Record<string, unknown>;
type Part = { Event: object; Actions: object[]; Transitions: object };

/** The text of a test case's content: its observations by identifier. */
export function written(observations: Record<string, Part>): string {
  const Observations = Object.entries(observations).map(([Identifier, part]) => ({ Identifier, ...part }));
  return JSON.stringify({ Version: "2019-10-30", Metadata: {}, Observations });
}

/** An observation; its actions run in the order given. */
export function on(Type: string, Properties: Properties, actions: Part["Actions"] = [], next: string[] = []): Part {
  const Actions = actions.map((one, index) => ({
    ...one,
    Identifier: `a${index + 1}`,
    Transitions: index < actions.length - 1 ? { NextAction: `a${index + 2}` } : {},
  }));
  const Event = { Identifier: "e", Type, Actor: "System", Properties };
  return { Event, Actions, Transitions: { NextObservations: next } };
}

export const heard = (Text: string, actions: Part["Actions"] = [], next: string[] = []) =>
  on("MessageReceived", { Text, MatchingCriteria: { Type: "Inclusion" } }, actions, next);

const send = (Instruction: object) => ({
  Type: "SendInstruction",
  Parameters: { ActionType: "SendInstruction", Actor: "Customer", Instruction },
});
export const press = (Value: string | number) => send({ Type: "DtmfInput", Properties: { Value } });
export const speak = (Value: string) => send({ Type: "Utterance", Properties: { Value } });
export const disconnect = send({ Type: "Disconnect" });

export const assert = (Namespace: string, Operator: string, Operand?: string) => ({
  Type: "Assert",
  Parameters: { Namespace, Operator, Operand },
});
const control = (Command: object) => ({ Type: "TestControl", Parameters: { ActionType: "TestControl", Command } });
export const endTest = control({ Type: "EndTest" });
export const log = (Expressions: Record<string, string>) => control({ Type: "LogData", Properties: { Expressions } });

export const override = (ActionType: string, ActionParameters: object, Strategy: object) => ({
  Type: "OverrideSystemBehavior",
  Parameters: {
    ActionType: "OverrideSystemBehavior",
    Behavior: { Type: "FlowAction", Properties: { ActionType, ActionParameters, Strategy } },
  },
});
export const result = (ExecutionResult: object) => ({
  Type: "MockResponse",
  Response: { Type: "ExecutionResult", ExecutionResult },
});
export const error = (Value: string, DelaySeconds?: number) => ({
  Type: "MockResponse",
  Response: { Type: "Error", Error: { Value, ...(DelaySeconds !== undefined && { DelaySeconds }) } },
});
export const substitute = (SubstituteArn: string) => ({ Type: "SubstituteResource", SubstituteArn });
