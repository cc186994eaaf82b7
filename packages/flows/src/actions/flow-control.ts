import * as z from "zod";
import { anything, atMostOne, nothing, path, text, wholeOrPath, word, wordOrPath } from "./parameters.ts";
import { type ActionRules, type ActionType, NO_CONDITION, NO_MATCH, OPERATORS, plain, terminal } from "./rules.ts";

const NUMBERS = [
  "Equals",
  "NumberGreaterThan",
  "NumberGreaterOrEqualTo",
  "NumberLessThan",
  "NumberLessOrEqualTo",
] as const;

/**
 * What only decides on the way through a flow:
 * https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions.html.
 * Where the reference and accounts of the service differ, what the service is said to do is taken.
 */
export const flowControlActions = {
  Compare: {
    parameters: z.strictObject({ ComparisonValue: path() }),
    errors: { must: [NO_CONDITION] },
    conditions: { operators: OPERATORS, least: 1 },
    next: "idle",
  },
  CheckHoursOfOperation: {
    parameters: z.strictObject({ HoursOfOperationId: text().optional() }),
    errors: { must: [NO_MATCH] },
    conditions: {
      operators: ["Equals"],
      operand: { like: /^(True|False)$/, says: "True or False" },
      must: ["True", "False"],
    },
    next: "idle",
  },
  Loop: {
    parameters: z.looseObject({ LoopCount: wholeOrPath(0, 100) }),
    errors: { must: [], may: [NO_MATCH] },
    conditions: {
      operators: ["Equals"],
      operand: { like: /^(ContinueLooping|DoneLooping)$/, says: "ContinueLooping or DoneLooping" },
      must: ["ContinueLooping", "DoneLooping"],
    },
    next: "idle",
  },
  Wait: (parameters: Record<string, unknown>) => wait(events(parameters)),
  DistributeByPercentage: {
    parameters: nothing(),
    errors: { must: [NO_CONDITION] },
    conditions: {
      operators: ["NumberLessThan"],
      operand: { like: /^([2-9]|[1-9]\d|100)$/, says: "a whole number from 2 to 100" },
    },
    next: "idle",
  },
  CheckMetricData: {
    parameters: atMostOne(
      z.strictObject({
        MetricType: word(
          "NumberOfAgentsAvailable",
          "NumberOfAgentsStaffed",
          "NumberOfAgentsOnline",
          "OldestContactInQueueAgeSeconds",
          "NumberOfContactsInQueue",
        ),
        QueueId: text().optional(),
        AgentId: text().optional(),
      }),
      "QueueId",
      "AgentId",
    ),
    errors: { must: [NO_MATCH, NO_CONDITION] },
    conditions: { operators: NUMBERS, least: 1 },
    next: "idle",
  },
  GetMetricData: plain(
    atMostOne(
      z.looseObject({
        QueueId: text().optional(),
        AgentId: text().optional(),
        QueueChannel: wordOrPath("Voice", "Chat").optional(),
      }),
      "QueueId",
      "AgentId",
    ),
  ),
  UpdateFlowAttributes: plain(
    z.strictObject({
      FlowAttributes: z.record(z.string(), z.strictObject({ Value: z.union([z.string(), z.number(), z.boolean()]) })),
    }),
  ),
  UpdateFlowLoggingBehavior: {
    parameters: z.strictObject({ FlowLoggingBehavior: word("Enabled", "Disabled") }),
    errors: { must: [] },
    conditions: "none",
    next: "leads",
  },
  TransferToFlow: {
    parameters: z.strictObject({ ContactFlowId: text() }),
    errors: { must: [NO_MATCH] },
    conditions: "none",
    next: "leaves",
  },
  EndFlowExecution: terminal(nothing()),
  CheckOutboundCallStatus: {
    parameters: anything(),
    errors: { must: [NO_MATCH], may: [NO_CONDITION] },
    conditions: {
      operators: ["Equals"],
      operand: {
        like: /^(CallAnswered|VoicemailBeep|VoicemailNoBeep|NotDetected)$/,
        says: "CallAnswered, VoicemailBeep, VoicemailNoBeep or NotDetected",
      },
    },
    next: "idle",
  },
} as const satisfies Record<string, ActionType>;

/** The reference calls the limit TimeoutSeconds; what the console writes and the service takes is TimeLimitSeconds. */
function wait(waitsFor: string[]): ActionRules {
  return {
    parameters: z.looseObject({ TimeLimitSeconds: wholeOrPath(1, 604_800), Events: z.array(text()).optional() }),
    errors: { must: [NO_MATCH], may: ["ParticipantNotFound"] },
    conditions: { operators: ["Equals"], must: ["WaitCompleted", ...waitsFor] },
    next: "idle",
    takesTime: true,
  };
}

const events = ({ Events }: Record<string, unknown>) => (Array.isArray(Events) ? Events.map(String) : []);
