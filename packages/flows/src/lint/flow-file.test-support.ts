import type { Finding } from "./finding.ts";

type Transitions = { NextAction?: unknown; Errors?: unknown; Conditions?: unknown };
export type RawAction = { Identifier: string; Type: string; Parameters?: unknown; Transitions?: Transitions };

const NO_MATCH = "NoMatchingError";

/** A branch for an error. */
export const failing = (ErrorType: string, NextAction = "bye") => ({ ErrorType, NextAction });

/** A branch for what comes out. */
export const when = (operand: unknown, NextAction = "bye", Operator = "Equals") => ({
  NextAction,
  Condition: { Operator, Operands: [operand] },
});

/** An action that goes on, and has the error branches named. */
export const act = (
  Identifier: string,
  Type: string,
  Parameters: unknown,
  NextAction: string | undefined = "bye",
  errors: string[] = [NO_MATCH],
  Conditions: unknown[] = [],
): RawAction => ({
  Identifier,
  Type,
  Parameters,
  Transitions: { NextAction, Errors: errors.map((error) => failing(error)), Conditions },
});

export const say = (Identifier: string, NextAction = "bye", Text = "Hello.") =>
  act(Identifier, "MessageParticipant", { Text }, NextAction, []);

export const invoke = (Identifier: string, NextAction = "bye", InvocationTimeLimitSeconds: unknown = "8") =>
  act(Identifier, "InvokeLambdaFunction", { LambdaFunctionARN: "arn:f", InvocationTimeLimitSeconds }, NextAction);

export const set = (Identifier: string, Attributes: Record<string, string>, NextAction = "bye") =>
  act(Identifier, "UpdateContactAttributes", { Attributes, TargetContact: "Current" }, NextAction);

export const menu = (Identifier: string, NextAction: string, conditions: unknown[], changes: object = {}) =>
  act(
    Identifier,
    "GetParticipantInput",
    { Text: "Press a key.", StoreInput: "False", InputTimeLimitSeconds: "5", ...changes },
    NextAction,
    ["InputTimeLimitExceeded", "NoMatchingCondition", NO_MATCH],
    conditions,
  );

export const store = (Identifier: string, NextAction = "bye", changes: object = {}) =>
  act(
    Identifier,
    "GetParticipantInput",
    {
      Text: "Key in your number.",
      StoreInput: "True",
      InputTimeLimitSeconds: "5",
      InputValidation: { CustomValidation: { MaximumLength: "6" } },
      ...changes,
    },
    NextAction,
  );

export const compare = (Identifier: string, ComparisonValue: string, conditions: unknown[] = [when("x")]) =>
  act(Identifier, "Compare", { ComparisonValue }, "bye", ["NoMatchingCondition"], conditions);

export const bye: RawAction = { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} };

/** A flow that begins with the first of its actions, and ends with a hang-up. */
export const flowOf = (...actions: unknown[]) => ({
  Version: "2019-10-30",
  StartAction: (actions[0] as RawAction).Identifier,
  Metadata: {},
  Actions: [...actions, bye],
});

/** What a finding is, in short: its severity, its rule, its place. */
export const brief = (findings: readonly Finding[]) =>
  findings.map(({ severity, code, path }) => `${severity} ${code} ${path}`.trim());
