import type { DeployedFlow, Exchange, LambdaReply } from "./exchange.ts";
import { type Dialled, type Options, ring } from "./ring.ts";
import { scriptedHandset } from "./scripted-handset.ts";
import { tell } from "./tell.ts";
import type { Entry, Happened, Transcript } from "./transcript.ts";

const instanceId = "6f1a2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b";
export const instance = {
  id: instanceId,
  arn: `arn:aws:connect:us-east-1:123456789012:instance/${instanceId}`,
  account: "123456789012",
  region: "us-east-1",
  alias: "frontdesk-test",
};
export const LINE = "+12025550100";
export const CALLER = "+12025550123";

type Condition = { NextAction: string; Condition: { Operator: string; Operands: string[] } };
type Transitions = {
  NextAction?: string;
  Errors?: { NextAction: string; ErrorType: string }[];
  Conditions?: Condition[];
};
type Branches = { next?: string; errors?: Record<string, string>; when?: Record<string, string> };

/** An action as the console exports it; `when` are Equals conditions. */
export function action(Identifier: string, Type: string, Parameters: object = {}, branches: Branches = {}) {
  const { next, errors = {}, when = {} } = branches;
  const Errors = Object.entries(errors).map(([ErrorType, NextAction]) => ({ NextAction, ErrorType }));
  const Conditions = Object.entries(when).map(([operand, NextAction]) => ({
    NextAction,
    Condition: { Operator: "Equals", Operands: [operand] },
  }));
  const Transitions: Transitions = { ...(next === undefined ? {} : { NextAction: next }), Errors, Conditions };
  const isTerminal = next === undefined && Errors.length + Conditions.length === 0;
  return { Parameters, Identifier, Type, Transitions: isTerminal ? {} : Transitions };
}

export const say = (id: string, Text: string, next: string) => action(id, "MessageParticipant", { Text }, { next });
export const hangUp = (id: string) => action(id, "DisconnectParticipant");

/** A flow of these actions; the first is the start. */
export function flow(name: string, ...Actions: ReturnType<typeof action>[]): DeployedFlow {
  const id = `flow-${name}`;
  const Metadata = { entryPointPosition: { x: 20, y: 20 }, ActionMetadata: {} };
  const content = JSON.stringify({ Version: "2019-10-30", StartAction: Actions[0]?.Identifier, Metadata, Actions });
  return { id, arn: `${instance.arn}/contact-flow/${id}`, name, type: "CONTACT_FLOW", content };
}

/** An exchange whose line leads to the first flow. */
export function exchangeOf(flows: DeployedFlow[], more: Partial<Exchange> = {}): Exchange {
  const invoke = async (): Promise<LambdaReply> => {
    throw new Error("no functions here");
  };
  const numbers = [{ number: LINE, flowId: flows[0]?.id ?? "" }];
  return { instance, flows, numbers, hours: [], queues: [], functions: [], securityKeys: [], invoke, ...more };
}

/** Rings the line with a script of the caller's. */
export async function call(exchange: Exchange, script = "", more: Partial<Options & Dialled> = {}) {
  const { from = CALLER, to = LINE, ...options } = more;
  const handset = scriptedHandset(script, { texts: () => exchange.texts?.(from) ?? [] });
  const answered = await ring(exchange, { from, to, ...options }, { handset, ...options });
  return { ...answered, spoken: spokenIn(answered.transcript), lines: tell(answered.transcript) };
}

export const spokenIn = (transcript: Transcript) => all(transcript, "spoken").map(({ text }) => text);

/** The entries of one kind. */
export function all<What extends Happened["what"]>(transcript: Transcript, what: What) {
  return transcript.filter((entry): entry is Entry & { what: What } => entry.what === what);
}
