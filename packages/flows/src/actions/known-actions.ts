import { contactActions } from "./contact.ts";
import { flowControlActions } from "./flow-control.ts";
import { interactions } from "./interactions.ts";
import { LOOSE_RULES, LOOSELY_KNOWN, LOOSELY_KNOWN_ENDS } from "./loosely-known.ts";
import { nearest } from "./nearest.ts";
import { participantActions } from "./participant.ts";
import type { ActionRules, ActionType } from "./rules.ts";

const known = { ...participantActions, ...flowControlActions, ...contactActions, ...interactions };

/** The name of an action's type, as the Flow language spells it. */
export type ActionName = keyof typeof known | (typeof LOOSELY_KNOWN)[number] | (typeof LOOSELY_KNOWN_ENDS)[number];

const actions = new Map<string, ActionType>([
  ...LOOSELY_KNOWN.map((name): [string, ActionType] => [name, LOOSE_RULES]),
  ...LOOSELY_KNOWN_ENDS.map((name): [string, ActionType] => [name, { ...LOOSE_RULES, next: "optional" }]),
  ...Object.entries<ActionType>(known),
]);

/** Names that people, other formats and the reference itself use for a type of another name. */
const MISNOMERS: Record<string, ActionName> = {
  ChangeRoutingPriority: "UpdateContactRoutingBehavior",
  CheckAttribute: "Compare",
  CheckContactAttributes: "Compare",
  CheckStaffing: "CheckMetricData",
  CheckQueueStatus: "CheckMetricData",
  Disconnect: "DisconnectParticipant",
  GetQueueMetrics: "GetMetricData",
  GetUserInput: "GetParticipantInput",
  InvokeExternalResource: "InvokeLambdaFunction",
  InvokeModule: "InvokeFlowModule",
  LoopPrompts: "MessageParticipantIteratively",
  PlayPrompt: "MessageParticipant",
  ReturnFromModule: "EndFlowModuleExecution",
  SetAttributes: "UpdateContactAttributes",
  SetCallbackNumber: "UpdateContactCallbackNumber",
  SetContactAttributes: "UpdateContactAttributes",
  SetContactData: "UpdateContactData",
  SetContactFlow: "UpdateContactEventHooks",
  SetEventHook: "UpdateContactEventHooks",
  SetLoggingBehavior: "UpdateFlowLoggingBehavior",
  SetQueue: "UpdateContactTargetQueue",
  SetRecordingBehavior: "UpdateContactRecordingBehavior",
  SetVoice: "UpdateContactTextToSpeechVoice",
  SetWorkingQueue: "UpdateContactTargetQueue",
  StartMediaStreaming: "UpdateContactMediaStreamingBehavior",
  StopMediaStreaming: "UpdateContactMediaStreamingBehavior",
  StoreUserInput: "GetParticipantInput",
  StoreCustomerInput: "GetParticipantInput",
  Transfer: "TransferContactToQueue",
  TransferToPhoneNumber: "TransferParticipantToThirdParty",
  TransferToQueue: "TransferContactToQueue",
};

/** What Connect demands of an action of this type with these parameters; nothing for a type that nobody lists. */
export function rulesOf(type: string, parameters: Record<string, unknown>): ActionRules | undefined {
  const found = actions.get(type);
  return typeof found === "function" ? found(parameters) : found;
}

/** The name that was probably meant, if one is near. */
export function nearestAction(type: string): string | undefined {
  const meant = Object.hasOwn(MISNOMERS, type) ? MISNOMERS[type] : undefined;
  return meant ?? nearest(type, [...actions.keys()]);
}
