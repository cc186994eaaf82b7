import { fold } from "../fold.ts";
import type { WrittenAction } from "../written/action.ts";
import type { WrittenContent, WrittenObservation } from "../written/content.ts";
import type { WrittenEvent } from "../written/event.ts";
import type { WrittenOverride } from "../written/override.ts";
import { type Finding, findingAt } from "./finding.ts";

type Told = { path: PropertyKey[]; message: string };

/** What the language has, or its documentation shows, and the offline runner does not do: told before anything runs. */
export function checkSupport(content: WrittenContent): Finding[] {
  return content.Observations.flatMap((observation, index) =>
    [
      ...checkUsage(observation),
      ...checkEvent(observation.Event).map(within("Event")),
      ...observation.Actions.flatMap((action, at) => checkAction(action).map(within("Actions", at, "Parameters"))),
    ].map(({ path, message }) => findingAt(content, ["Observations", index, ...path], message)),
  );
}

const within =
  (...above: PropertyKey[]) =>
  ({ path, message }: Told): Told => ({ path: [...above, ...path], message });

function checkUsage({ Usage }: WrittenObservation): Told[] {
  if (!Usage) return [];
  const isOnce = ["Exactly", "EXACTLY"].includes(Usage.Type) && (Usage.Times ?? 1) === 1;
  if (isOnce) return [];
  const times = Usage.Times === undefined ? "" : ` ${Usage.Times}`;
  return [{ path: ["Usage"], message: `${Usage.Type}${times} is not supported: an observation is met exactly once` }];
}

function checkEvent(event: WrittenEvent): Told[] {
  if (event.Type === "FlowActionStarted") {
    const { ActionType, ActionParameters } = event.Properties;
    const isOfAgent = ActionType === "TransferContactToQueue" && ActionParameters.AgentId !== undefined;
    const path = ["Properties", "ActionParameters", "AgentId"];
    return isOfAgent ? [{ path, message: "an agent's own queue is not supported: leave out AgentId" }] : [];
  }
  if (event.Type !== "MessageReceived") return [];
  const { Text, SSML, PromptId, Media, MatchingCriteria } = event.Properties;
  const given = [Text, SSML, PromptId, Media].filter((one) => one !== undefined);
  const found: Told[] = [];
  if (given.length !== 1)
    found.push({ path: ["Properties"], message: `needs one of Text, SSML, PromptId and Media, not ${given.length}` });
  for (const [name, text] of Object.entries({ Text, SSML }))
    if (text !== undefined && !fold(text).length)
      found.push({ path: ["Properties", name], message: "has no word: no message could fit it" });
  if (event.MatchingCriteria !== undefined)
    found.push({
      path: ["MatchingCriteria"],
      message: 'stands beside Properties, where it never matches: move it inside, as {"Type": "Inclusion"}',
    });
  const isText = Text !== undefined || SSML !== undefined;
  if (isText && !MatchingCriteria && event.MatchingCriteria === undefined)
    found.push({
      path: ["Properties"],
      message: "has no MatchingCriteria: AWS does not say what it takes then; say Inclusion or Similarity",
    });
  return found;
}

function checkAction(action: WrittenAction): Told[] {
  if (action.Type === "OverrideSystemBehavior")
    return checkOverride(action.Parameters.Behavior.Properties).map(within("Behavior", "Properties"));
  if (action.Type === "Assert") return checkAssert(action.Parameters);
  if (action.Type !== "SendInstruction") return [];
  const { Instruction } = action.Parameters;
  const path = ["Instruction", "Properties"];
  if (Instruction.Type === "Disconnect") return [];
  if (Instruction.Type === "DtmfInput") {
    const keys = `${Instruction.Properties.Value}`;
    return /^[0-9*#]+$/.test(keys)
      ? []
      : [{ path: [...path, "Value"], message: `"${keys}" has other keys than 0-9 * #` }];
  }
  const { Text, SSML, Value } = Instruction.Properties;
  const given = [Text, SSML, Value].filter((one) => one !== undefined).length;
  return given === 1 ? [] : [{ path, message: `needs one of Value, Text and SSML, not ${given}` }];
}

function checkAssert({ Operator, Operand }: { Operator: string; Operand?: string | number | undefined }): Told[] {
  if (Operator === "Exists" || Operand !== undefined) return [];
  return [{ path: ["Operand"], message: `${Operator} needs what to compare with` }];
}

function checkOverride({ ActionType, Strategy }: WrittenOverride): Told[] {
  if (Strategy.Type !== "MockResponse" || Strategy.Response.Type !== "ExecutionResult") return [];
  const path = ["Strategy", "Response", "ExecutionResult"];
  if (ActionType === "ConnectParticipantWithLexBot")
    return [
      {
        path,
        message: "a bot's answer is not supported: AWS documents no shape of it; use SubstituteResource or Error",
      },
    ];
  if (ActionType !== "InvokeLambdaFunction" || !("LoadedData" in Strategy.Response.ExecutionResult)) return [];
  const loaded = Strategy.Response.ExecutionResult.LoadedData;
  if (typeof loaded !== "string" || loadedData(loaded)) return [];
  return [{ path: [...path, "LoadedData"], message: "has to be the JSON, as a text, of a flat object of texts" }];
}

/** A mocked function's answer; nothing for a text that is not the JSON of a flat object. */
export function loadedData(text: string): Record<string, string> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== "object" || data === null || Array.isArray(data)) return undefined;
    const entries = Object.entries(data);
    const isFlat = entries.every(([, value]) => ["string", "number", "boolean"].includes(typeof value));
    return isFlat ? Object.fromEntries(entries.map(([key, value]) => [key, String(value)])) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
