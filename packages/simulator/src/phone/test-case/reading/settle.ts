import { withoutTags } from "../../actions/ssml.ts";
import type { Expectation, Instruction, Observation, Override, Strategy, TestAction } from "../observation.ts";
import type { WrittenAction } from "../written/action.ts";
import type { WrittenObservation } from "../written/content.ts";
import type { WrittenEvent } from "../written/event.ts";
import type { WrittenOverride } from "../written/override.ts";
import { loadedData } from "./check-support.ts";
import { actionName, chainOf, successors } from "./check-wiring.ts";

/** An observation as it is run, of one as it is written; it trusts that the checks had nothing to say. */
export function settle(observation: WrittenObservation): Observation {
  const { Identifier, Event, Actions } = observation;
  return {
    identifier: Identifier,
    expects: settleEvent(Event),
    actions: chainOf(Actions).map((action) => settleAction(action, actionName(action, Actions.indexOf(action)))),
    next: successors(observation),
  };
}

function settleEvent(event: WrittenEvent): Expectation {
  const type = event.Type;
  if (type === "TestInitiated" || type === "TestCompleted") return { type };
  if (type === "FlowActionStarted") {
    const { ActionType: action, ActionParameters } = event.Properties;
    return { type, action, resource: resourceOf(ActionParameters) };
  }
  const { Text, SSML, PromptId, Media, MatchingCriteria } = event.Properties;
  const recording = PromptId ?? Media?.Uri;
  if (recording !== undefined) return { type, by: "Recording", text: recording };
  return { type, by: MatchingCriteria?.Type ?? "Similarity", text: Text ?? SSML ?? "" };
}

type Parameters = {
  LambdaFunctionARN?: string;
  HoursOfOperationId?: string;
  QueueId?: string | undefined;
  LexV2Bot?: { AliasArn: string };
};
const resourceOf = ({ LambdaFunctionARN, HoursOfOperationId, QueueId, LexV2Bot }: Parameters) =>
  LambdaFunctionARN ?? HoursOfOperationId ?? QueueId ?? LexV2Bot?.AliasArn;

function settleAction(action: WrittenAction, identifier: string): TestAction {
  const type = action.Type;
  if (type === "SendInstruction") return { identifier, type, ...settleInstruction(action.Parameters.Instruction) };
  if (type === "OverrideSystemBehavior")
    return { identifier, type, override: settleOverride(action.Parameters.Behavior.Properties) };
  if (type === "Assert") {
    const { Namespace: namespace, Operator: operator, Operand = "" } = action.Parameters;
    return { identifier, type, namespace, operator, operand: `${Operand}` };
  }
  const { Command } = action.Parameters;
  if (Command.Type === "EndTest") return { identifier, type: "EndTest" };
  return { identifier, type: "LogData", expressions: Command.Properties.Expressions };
}

type WrittenInstruction = Extract<WrittenAction, { Type: "SendInstruction" }>["Parameters"]["Instruction"];

function settleInstruction(written: WrittenInstruction): Instruction {
  if (written.Type === "Disconnect") return { does: "hang up" };
  if (written.Type === "DtmfInput") return { does: "press", keys: `${written.Properties.Value}` };
  const { Value, Text, SSML } = written.Properties;
  return { does: "speak", text: Value ?? Text ?? withoutTags(SSML ?? "") };
}

function settleOverride({ ActionType, ActionParameters, Strategy }: WrittenOverride): Override {
  return { action: ActionType, resource: resourceOf(ActionParameters) ?? "", strategy: settleStrategy(Strategy) };
}

function settleStrategy(written: WrittenOverride["Strategy"]): Strategy {
  if (written.Type === "SubstituteResource") return { type: "substitute", arn: written.SubstituteArn };
  const { Response } = written;
  if (Response.Type === "Error") {
    const delay = "DelaySeconds" in Response.Error ? (Response.Error.DelaySeconds ?? 0) : 0;
    return { type: "error", value: Response.Error.Value, delay };
  }
  const { ExecutionResult } = Response;
  if ("Value" in ExecutionResult)
    return { type: "answer", answer: ExecutionResult.Value === "InHours" ? "True" : "False", delay: 0 };
  const { LoadedData = "{}", DelaySeconds: delay = 0 } = ExecutionResult;
  return { type: "answer", answer: loadedData(LoadedData) ?? {}, delay };
}
