import { compare } from "./actions/compare.ts";
import { disconnectParticipant } from "./actions/disconnect-participant.ts";
import { endFlowExecution } from "./actions/end-flow-execution.ts";
import { getParticipantInput } from "./actions/get-participant-input.ts";
import { invokeLambdaFunction } from "./actions/invoke-lambda-function.ts";
import { messageParticipant } from "./actions/message-participant.ts";
import type { Action } from "./flow.ts";
import type { Kind } from "./kind.ts";

const kinds: Record<string, Kind> = {
  Compare: compare,
  DisconnectParticipant: disconnectParticipant,
  EndFlowExecution: endFlowExecution,
  GetParticipantInput: getParticipantInput,
  InvokeLambdaFunction: invokeLambdaFunction,
  MessageParticipant: messageParticipant,
};

/** How an action of a flow works; one that is not known here is refused by its name, never passed over. */
export function kindOf({ Type, Identifier }: Action, flow: string): Kind {
  const kind = Object.hasOwn(kinds, Type) ? kinds[Type] : undefined;
  if (kind) return kind;
  const known = Object.keys(kinds).join(", ");
  throw new Error(
    `The telephone has no ${Type}, which is action ${Identifier} of the flow "${flow}". It has ${known}.`,
  );
}
