import { checkHoursOfOperation } from "../actions/check-hours-of-operation.ts";
import { checkMetricData } from "../actions/check-metric-data.ts";
import { compare } from "../actions/compare.ts";
import { connectParticipantWithLexBot } from "../actions/connect-participant-with-lex-bot.ts";
import { createCallbackContact } from "../actions/create-callback-contact.ts";
import { createTask } from "../actions/create-task.ts";
import { dequeueContactAndTransferToQueue } from "../actions/dequeue-contact-and-transfer-to-queue.ts";
import { disconnectParticipant } from "../actions/disconnect-participant.ts";
import { distributeByPercentage } from "../actions/distribute-by-percentage.ts";
import { endFlowExecution } from "../actions/end-flow-execution.ts";
import { getMetricData } from "../actions/get-metric-data.ts";
import { getParticipantInput } from "../actions/get-participant-input.ts";
import { endFlowModuleExecution, invokeFlowModule } from "../actions/invoke-flow-module.ts";
import { invokeLambdaFunction } from "../actions/invoke-lambda-function.ts";
import { loop } from "../actions/loop.ts";
import { messageParticipant } from "../actions/message-participant.ts";
import { messageParticipantIteratively } from "../actions/message-participant-iteratively.ts";
import { settingWith } from "../actions/setting.ts";
import { tagContact, untagContact } from "../actions/tag-contact.ts";
import { transferContactToQueue } from "../actions/transfer-contact-to-queue.ts";
import { transferParticipantToThirdParty } from "../actions/transfer-participant-to-third-party.ts";
import { transferToFlow } from "../actions/transfer-to-flow.ts";
import { updateContactAttributes } from "../actions/update-contact-attributes.ts";
import { updateContactCallbackNumber } from "../actions/update-contact-callback-number.ts";
import { updateContactData } from "../actions/update-contact-data.ts";
import { updateContactEventHooks } from "../actions/update-contact-event-hooks.ts";
import { updateContactTargetQueue } from "../actions/update-contact-target-queue.ts";
import { updateContactTextToSpeechVoice } from "../actions/update-contact-text-to-speech-voice.ts";
import { updateFlowAttributes } from "../actions/update-flow-attributes.ts";
import { wait } from "../actions/wait.ts";
import { absentKinds } from "./absent-kinds.ts";
import type { Kind } from "./kind.ts";
import { NO_MATCHING_ERROR } from "./outcome.ts";
import type { Action } from "./read-flow.ts";

const kinds: Record<string, Kind> = {
  CheckHoursOfOperation: checkHoursOfOperation,
  CheckMetricData: checkMetricData,
  Compare: compare,
  ConnectParticipantWithLexBot: connectParticipantWithLexBot,
  CreateCallbackContact: createCallbackContact,
  CreateTask: createTask,
  DequeueContactAndTransferToQueue: dequeueContactAndTransferToQueue,
  DisconnectParticipant: disconnectParticipant,
  DistributeByPercentage: distributeByPercentage,
  EndFlowExecution: endFlowExecution,
  EndFlowModuleExecution: endFlowModuleExecution,
  GetParticipantInput: getParticipantInput,
  GetMetricData: getMetricData,
  InvokeFlowModule: invokeFlowModule,
  InvokeLambdaFunction: invokeLambdaFunction,
  Loop: loop,
  MessageParticipant: messageParticipant,
  MessageParticipantIteratively: messageParticipantIteratively,
  TagContact: tagContact,
  TransferContactToQueue: transferContactToQueue,
  TransferParticipantToThirdParty: transferParticipantToThirdParty,
  TransferToFlow: transferToFlow,
  // ⚠ The reference writes UnTagContact; CreateContactFlow is said to take only UntagContact.
  UnTagContact: untagContact,
  UntagContact: untagContact,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactCallbackNumber: updateContactCallbackNumber,
  UpdateContactData: updateContactData,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactMediaStreamingBehavior: settingWith(NO_MATCHING_ERROR),
  UpdateContactRecordingAndAnalyticsBehavior: settingWith(NO_MATCHING_ERROR, "ChannelMismatch"),
  UpdateContactRecordingBehavior: settingWith(NO_MATCHING_ERROR),
  UpdateContactRoutingBehavior: settingWith(NO_MATCHING_ERROR),
  UpdateContactRoutingCriteria: settingWith(NO_MATCHING_ERROR),
  UpdateContactTargetQueue: updateContactTargetQueue,
  UpdateContactTextToSpeechVoice: updateContactTextToSpeechVoice,
  UpdateFlowAttributes: updateFlowAttributes,
  UpdateFlowLoggingBehavior: settingWith(),
  UpdateRoutingCriteria: settingWith(NO_MATCHING_ERROR),
  Wait: wait,
};

const all = new Map(Object.entries({ ...absentKinds, ...kinds }));

/** How an action of a flow works; one that is not known here is refused by its name, never passed over. */
export function kindOf({ Type, Identifier }: Action, flow: string): Kind {
  const kind = knownKind(Type);
  if (kind) return kind;
  const known = Object.keys(kinds).join(", ");
  throw new Error(
    `The telephone has no ${Type}, which is action ${Identifier} of the flow "${flow}". It has ${known}.`,
  );
}

/** The same, or nothing for a type that is not known here. */
export function knownKind(type: string): Kind | undefined {
  return all.get(type);
}
