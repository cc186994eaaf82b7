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
    // Exists is in AWS's samples of campaigns: https://docs.aws.amazon.com/connect/latest/adminguide/create-campaigns-api-cli.html.
    conditions: { operators: OPERATORS, alone: ["Exists"], least: 1 },
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
  Wait: (parameters: Record<string, unknown>) => wait(parameters),
  DistributeByPercentage: {
    parameters: nothing(),
    errors: { must: [NO_CONDITION] },
    conditions: {
      operators: ["NumberLessThan"],
      operand: { like: /^([2-9]|[1-9]\d|100)$/, says: "a whole number from 2 to 100" },
    },
    next: "idle",
  },
  CheckMetricData: ({ MetricType }: Record<string, unknown>) => checkMetric(String(MetricType)),
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
  UpdateFlowAttributes: {
    parameters: z.strictObject({
      FlowAttributes: z.record(z.string(), z.strictObject({ Value: z.union([z.string(), z.number(), z.boolean()]) })),
    }),
    errors: { must: [], should: [NO_MATCH] },
    conditions: "none",
    next: "leads",
  },
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

const METRICS = [
  "NumberOfAgentsAvailable",
  "NumberOfAgentsStaffed",
  "NumberOfAgentsOnline",
  "OldestContactInQueueAgeSeconds",
  "NumberOfContactsInQueue",
];

/** The reference has NoMatchingCondition for the two metrics of contacts only; the console writes it for all. */
function checkMetric(metric: string): ActionRules {
  const ofAgents = metric.startsWith("NumberOfAgents");
  return {
    parameters: atMostOne(
      z.strictObject({ MetricType: word(...METRICS), QueueId: text().optional(), AgentId: text().optional() }),
      "QueueId",
      "AgentId",
    ),
    errors: ofAgents ? { must: [NO_MATCH], should: [NO_CONDITION] } : { must: [NO_MATCH, NO_CONDITION] },
    conditions: { operators: NUMBERS, least: 1 },
    next: "idle",
  };
}

function wait(parameters: Record<string, unknown>): ActionRules {
  const asDocumented = "TimeoutSeconds" in parameters;
  const seconds = wholeOrPath(1, 604_800);
  const limit = asDocumented ? { TimeoutSeconds: seconds } : { TimeLimitSeconds: seconds };
  return {
    parameters: z.looseObject({ ...limit, Events: z.array(text()).optional() }),
    errors: { must: [NO_MATCH], may: ["ParticipantNotFound"] },
    conditions: { operators: ["Equals"], must: ["WaitCompleted", ...events(parameters)] },
    next: "idle",
    takesTime: true,
    ...(asDocumented && {
      disputed:
        "AWS's reference calls the limit TimeoutSeconds, but the console writes TimeLimitSeconds, and CreateContactFlow is said to refuse anything else.",
    }),
  };
}

const events = ({ Events }: Record<string, unknown>) => (Array.isArray(Events) ? Events.map(String) : []);
