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
 * Where the reference and accounts of the service differ, nothing is refused that either takes.
 */
export const flowControlActions = {
  Compare: {
    parameters: z.strictObject({ ComparisonValue: path() }),
    errors: { must: [NO_CONDITION] },
    // Exists is in AWS's samples of campaigns: https://docs.aws.amazon.com/connect/latest/adminguide/create-campaigns-api-cli.html.
    // No page has KeyExists, but the service takes it: whether an answer that is validated as JSON has a name.
    conditions: { operators: [...OPERATORS, "KeyExists"], alone: ["Exists"], least: 1 },
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
  Loop: (parameters: Record<string, unknown>) => loop(Object.keys(parameters)),
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
      // Type is in no page, but the service takes it beside the value.
      FlowAttributes: z.record(
        z.string(),
        z.strictObject({ Value: z.union([z.string(), z.number(), z.boolean()]), Type: text().optional() }),
      ),
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

/** A loop over a list has parameters that the reference does not tell, perhaps in place of a count. */
function loop(parameters: string[]): ActionRules {
  const count = wholeOrPath(0, 100);
  const overList = parameters.some((name) => name !== "LoopCount");
  return {
    parameters: z.looseObject({ LoopCount: overList ? count.optional() : count }),
    errors: { must: [], may: [NO_MATCH] },
    conditions: {
      operators: ["Equals"],
      operand: { like: /^(ContinueLooping|DoneLooping)$/, says: "ContinueLooping or DoneLooping" },
      must: ["ContinueLooping", "DoneLooping"],
    },
    next: "idle",
  };
}

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
