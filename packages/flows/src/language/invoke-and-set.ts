import type { ActionName } from "../actions/known-actions.ts";
import { named } from "./named.ts";
import { type Step, step, type Value } from "./step.ts";

/**
 * Invokes a function for at most `within` seconds, with `with` as its parameters; what it answers is in `$.External` until
 * the next function answers. `error` is for a function that throws, is late, or answers what Connect does not take.
 */
export function invoke<Name extends string>(invoke: {
  function: string;
  within: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  with?: Readonly<Record<string, string>>;
  /** Flat text (the default), or any JSON. */
  answers?: "STRING_MAP" | "JSON";
  next: Name;
  error: Name;
}) {
  return step<Name>(
    "InvokeLambdaFunction",
    {
      LambdaFunctionARN: named("functions", invoke.function),
      InvocationTimeLimitSeconds: String(invoke.within),
      InvocationType: "SYNCHRONOUS",
      LambdaInvocationAttributes: invoke.with,
      ResponseValidation: { ResponseType: invoke.answers ?? "STRING_MAP" },
    },
    { next: invoke.next, errors: { NoMatchingError: invoke.error } },
  );
}

/** Sets attributes of the contact, all or none; they live as long as the contact and show in its record. */
export function setAttributes<Name extends string>(
  attributes: Readonly<Record<string, string>>,
  to: { next: Name; error: Name },
) {
  return step<Name>(
    "UpdateContactAttributes",
    { Attributes: attributes, TargetContact: "Current" },
    { next: to.next, errors: { NoMatchingError: to.error } },
  );
}

/** Sets attributes of this flow alone (`$.FlowAttributes`); they are in no record and are gone in the next flow. */
export function setFlowAttributes<Name extends string>(
  attributes: Readonly<Record<string, string>>,
  to: { next: Name; error: Name },
) {
  const values = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, { Value: value }]));
  return step<Name>(
    "UpdateFlowAttributes",
    { FlowAttributes: values },
    { next: to.next, errors: { NoMatchingError: to.error } },
  );
}

/** Sets the queue, or the agent's own queue, that `transferToQueue` will put the caller in. */
export function setQueue<Name extends string>(
  set: { next: Name; error: Name } & ({ queue: string; agent?: never } | { agent: string; queue?: never }),
) {
  const target = set.queue === undefined ? { AgentId: set.agent } : { QueueId: named("queues", set.queue) };
  return step<Name>("UpdateContactTargetQueue", target, { next: set.next, errors: { NoMatchingError: set.error } });
}

/** Puts the caller in the queue that was set, where this flow ends for them; `full` when it takes no more. */
export function transferToQueue<Name extends string>(to: { full: Name; error: Name }) {
  return step<Name>(
    "TransferContactToQueue",
    {},
    { next: to.error, errors: { QueueAtCapacity: to.full, NoMatchingError: to.error } },
  );
}

/** Contact flow logs, on or off from here on. */
export function logging<Name extends string>(set: { enabled: boolean; next: Name }) {
  return step<Name>(
    "UpdateFlowLoggingBehavior",
    { FlowLoggingBehavior: set.enabled ? "Enabled" : "Disabled" },
    { next: set.next },
  );
}

/** The voice of Amazon Polly that speaks from here on. */
export function voice<Name extends string>(set: {
  voice: string;
  engine?: "Standard" | "Neural" | "Generative";
  next: Name;
  error?: Name;
}) {
  return step<Name>(
    "UpdateContactTextToSpeechVoice",
    { TextToSpeechVoice: set.voice, TextToSpeechEngine: set.engine },
    { next: set.next, errors: { NoMatchingError: set.error } },
  );
}

/** Whose voices are recorded from the moment that an agent answers; nobody's with an empty list. */
export function recording<Name extends string>(set: {
  record: readonly ("Agent" | "Customer")[];
  /** Whether the call is recorded while the flow talks, too. */
  ivr?: boolean;
  next: Name;
}) {
  const ivr: Record<string, string> =
    set.ivr === undefined ? {} : { IVRRecordingBehavior: set.ivr ? "Enabled" : "Disabled" };
  return step<Name>(
    "UpdateContactRecordingBehavior",
    { RecordingBehavior: { RecordedParticipants: set.record, ...ivr } },
    { next: set.next },
  );
}

/** The flow that runs at a moment of the contact: `CustomerQueue` while the caller waits, for one. */
export function onEvent<Name extends string>(set: {
  event: "AgentHold" | "AgentWhisper" | "CustomerHold" | "CustomerQueue" | "CustomerRemaining" | "CustomerWhisper";
  flow: string;
  next: Name;
  error: Name;
}) {
  return step<Name>(
    "UpdateContactEventHooks",
    { EventHooks: { [set.event]: named("flows", set.flow) } },
    { next: set.next, errors: { NoMatchingError: set.error } },
  );
}

/** Any other action that Connect knows, with its parameters and branches as the Flow language names them. */
export function action<Name extends string>(action: {
  type: ActionName;
  parameters?: Readonly<Record<string, Value>>;
  next?: Name;
  errors?: Readonly<Record<string, Name>>;
  conditions?: Step<Name>["conditions"];
}) {
  return step<Name>(action.type, action.parameters ?? {}, action);
}
