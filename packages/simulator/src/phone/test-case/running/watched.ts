import type { Queue } from "../../exchange.ts";
import type { Acting, ContactView } from "../../witness.ts";

type Resource = (acting: Acting, contact: ContactView, queues: Queue[]) => unknown;

/** The flow actions that a test case sees start, and what each of them is about to use. */
const RESOURCES: Record<string, Resource> = {
  InvokeLambdaFunction: ({ parameters }) => parameters.LambdaFunctionARN,
  // ⚠ AWS does not say which hours a check has that names none; in a flow they are the queue's.
  CheckHoursOfOperation: ({ parameters }, contact, queues) =>
    parameters.HoursOfOperationId ?? queues.find(({ arn }) => arn === contact.resolve("$.Queue.ARN"))?.hoursId,
  TransferContactToQueue: (_, contact) => contact.resolve("$.Queue.ARN"),
  ConnectParticipantWithLexBot: ({ parameters }) => {
    const bot = parameters.LexV2Bot;
    return typeof bot === "object" && bot !== null && "AliasArn" in bot ? bot.AliasArn : undefined;
  },
};

/** Where a message ends although nobody listens: the contact goes to others, or is over. */
const LEAVING = new Set([
  "TransferContactToQueue",
  "DequeueContactAndTransferToQueue",
  "TransferParticipantToThirdParty",
  "DisconnectParticipant",
  "EndFlowExecution",
]);

export const isWatched = ({ type }: Acting) => Object.hasOwn(RESOURCES, type);

export const leaves = ({ type }: Acting) => LEAVING.has(type);

/** The id or ARN of the function, hours, queue or bot that an action is about to use. */
export function resourceOf(acting: Acting, contact: ContactView, queues: Queue[]): string | undefined {
  const resource = RESOURCES[acting.type]?.(acting, contact, queues);
  return typeof resource === "string" && resource ? resource : undefined;
}
