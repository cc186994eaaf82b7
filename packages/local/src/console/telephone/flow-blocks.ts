import { withoutTags } from "@frontdesk/simulator/phone/actions/ssml.ts";
import { named } from "@frontdesk/simulator/phone/exchange.ts";
import { type Action, readContent } from "@frontdesk/simulator/phone/flow/read-flow.ts";
import { SUCCESS } from "@frontdesk/simulator/phone/flow/take-branch.ts";
import { functionName } from "@frontdesk/simulator/phone/lambda/function-name.ts";
import { labelOf } from "@frontdesk/simulator/phone/operators.ts";
import * as z from "zod";
import type { DeskExchange } from "../../telephone/exchange.ts";
import type { BlockTold, BranchTold, FlowTold, Tone } from "../told/flow.ts";
import { spokenName } from "./lines.ts";

type Parts = Pick<DeskExchange, "names" | "flows" | "queues" | "hours">;

const Place = z.object({ position: z.object({ x: z.number(), y: z.number() }) });
const Metadata = z.object({ Metadata: z.object({ ActionMetadata: z.record(z.string(), z.unknown()) }) });
/** Blocks without a place of their own stand in rows below the others. */
const ROW = { blocks: 6, width: 280, height: 220 };
const LONGEST = 160;

/** A flow as its designer shows it; nothing where the instance has no such flow. Throws for what is no flow. */
export function flowBlocks(parts: Parts, idOrArn: string): FlowTold | undefined {
  const flow = named(parts.flows, idOrArn);
  if (!flow) return undefined;
  const { StartAction: start, Actions } = readContent(flow.name, flow.content);
  const placeOf = places(flow.content, Actions);
  const blocks = Actions.map((action): BlockTold => {
    const { does, tone, about = () => "" } = kindOf(action);
    const words = shortened(about(action.Parameters, parts));
    return { id: action.Identifier, ...placeOf(action), does, tone, about: words, branches: branchesOf(action) };
  });
  return { id: flow.id, name: spokenName(flow.name, parts), start, blocks };
}

function places(content: string, actions: Action[]) {
  const read = Metadata.safeParse(JSON.parse(content));
  const kept = read.success ? read.data.Metadata.ActionMetadata : {};
  const own = new Map(
    actions.flatMap(({ Identifier }) => {
      const place = Place.safeParse(kept[Identifier]);
      return place.success ? [[Identifier, place.data.position] as const] : [];
    }),
  );
  const below = Math.max(0, ...[...own.values()].map(({ y }) => y + ROW.height));
  const lost = actions.filter(({ Identifier }) => !own.has(Identifier)).map(({ Identifier }) => Identifier);
  return ({ Identifier }: Action) => {
    const index = lost.indexOf(Identifier);
    const row = Math.floor(index / ROW.blocks);
    return own.get(Identifier) ?? { x: (index % ROW.blocks) * ROW.width, y: below + row * ROW.height };
  };
}

/** In the order in which a designer lists them: what fits, what else, what fails. */
function branchesOf({ Transitions: { NextAction, Conditions, Errors } }: Action): BranchTold[] {
  const next = NextAction === undefined ? [] : [{ id: SUCCESS, label: "Success", to: NextAction, isError: false }];
  const conditions = Conditions.map(({ Condition, NextAction: to }) => {
    const id = labelOf(Condition);
    return { id, label: id.replace(/^Equals /, ""), to, isError: false };
  });
  const errors = Errors.map(({ ErrorType, NextAction: to }) => {
    return { id: ErrorType, label: ERRORS[ErrorType] ?? wordsIn(ErrorType), to, isError: true };
  });
  // A menu has a next action that it never takes.
  const isTaken = Conditions.length === 0 || !errors.some(({ id }) => id === "NoMatchingCondition");
  return [...conditions, ...(isTaken ? next : []), ...errors];
}

const ERRORS: Record<string, string> = {
  NoMatchingCondition: "Anything else",
  NoMatchingError: "Error",
  InputTimeLimitExceeded: "Silence",
  QueueAtCapacity: "Queue is full",
  InvalidPhoneNumber: "No such number",
};

type Parameters = Record<string, unknown>;
type Shown = { does: string; tone: Tone; about?(parameters: Parameters, parts: Parts): string };

const text = (value: unknown) => (typeof value === "string" ? value : "");
const members = (value: unknown) => (typeof value === "object" && value !== null ? Object.entries(value) : []);
const lastOf = (value: unknown) => text(value).split("/").at(-1) ?? "";
const said = ({ Text, SSML, PromptId, Media }: Parameters) =>
  text(Text) || withoutTags(text(SSML)) || text(PromptId) || members(Media).map(([, uri]) => text(uri))[0] || "";
const nameIn = (parts: { id: string; arn: string; name: string }[], value: unknown) =>
  named(parts, text(value))?.name ?? lastOf(value);

/** `frontdesk-local-InstanceStatesFunction-drrmzcfu`: InstanceStates. */
const shortName = (name: string) => /-([A-Z]\w*?)Function-\w+$/.exec(name)?.[1] ?? name;

/** Blocks by the types that they have in the Flow language; others are called as they are. */
const KINDS: Record<string, Shown> = {
  MessageParticipant: { does: "Says", tone: "speaks", about: said },
  MessageParticipantIteratively: { does: "Plays in turn", tone: "speaks" },
  GetParticipantInput: { does: "Asks for a key", tone: "asks", about: said },
  ConnectParticipantWithLexBot: { does: "Hands over to a bot", tone: "asks", about: said },
  InvokeLambdaFunction: {
    does: "Runs a function",
    tone: "works",
    about: ({ LambdaFunctionARN }) => shortName(functionName(text(LambdaFunctionARN))),
  },
  Compare: { does: "Compares", tone: "decides", about: ({ ComparisonValue }) => text(ComparisonValue) },
  Loop: { does: "Counts rounds", tone: "decides", about: ({ LoopCount }) => `${LoopCount ?? ""} at most` },
  CheckHoursOfOperation: {
    does: "Looks at the hours",
    tone: "decides",
    about: ({ HoursOfOperationId }, { hours }) => nameIn(hours, HoursOfOperationId),
  },
  CheckMetricData: { does: "Looks at a metric", tone: "decides" },
  DistributeByPercentage: { does: "Draws lots", tone: "decides" },
  UpdateContactAttributes: {
    does: "Keeps",
    tone: "sets",
    about: ({ Attributes }) =>
      members(Attributes)
        .map(([name]) => name)
        .join(", "),
  },
  UpdateFlowLoggingBehavior: {
    does: "Logs the flow",
    tone: "sets",
    about: ({ FlowLoggingBehavior }) => text(FlowLoggingBehavior),
  },
  UpdateContactTargetQueue: {
    does: "Chooses a queue",
    tone: "sets",
    about: ({ QueueId }, { queues }) => nameIn(queues, QueueId),
  },
  UpdateContactEventHooks: { does: "Sets a hook", tone: "sets" },
  Wait: { does: "Waits", tone: "works" },
  TransferToFlow: {
    does: "Goes on in",
    tone: "leads",
    about: ({ ContactFlowId }, parts) => spokenName(nameIn(parts.flows, ContactFlowId), parts),
  },
  TransferContactToQueue: { does: "Puts through", tone: "leads", about: () => "to an agent of the queue" },
  DequeueContactAndTransferToQueue: { does: "Puts into another queue", tone: "leads" },
  TransferParticipantToThirdParty: { does: "Calls another number", tone: "leads" },
  DisconnectParticipant: { does: "Hangs up", tone: "ends" },
  EndFlowExecution: { does: "Ends the flow", tone: "ends" },
};

function kindOf({ Type, Parameters }: Action): Shown {
  const kind = KINDS[Type] ?? { does: wordsIn(Type), tone: "works" };
  const isOfKeys = Type === "GetParticipantInput" && String(Parameters.StoreInput).toLowerCase() === "true";
  return isOfKeys ? { ...kind, does: "Asks for keys" } : kind;
}

/** `UpdateContactData`: Update contact data. */
function wordsIn(type: string): string {
  const words = type.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const shortened = (words: string) => (words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()} …` : words);
