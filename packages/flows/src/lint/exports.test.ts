import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brief } from "./flow-file.test-support.ts";
import { lint } from "./lint.ts";

const FOLDER = new URL("./exports/", import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, FOLDER), "utf8");
const errorsIn = (file: unknown) => lint(file).filter(({ severity }) => severity === "error");

type Exported = { StartAction: string; Actions: Action[] };
type Action = {
  Identifier: string;
  Type: string;
  Parameters: Record<string, unknown>;
  Transitions: { NextAction: string; Errors: { ErrorType: string; NextAction: string }[]; Conditions: Condition[] };
};
type Condition = { NextAction: string; Condition: { Operator: string; Operands: string[] } };

type Change = (action: Action, flow: Exported) => void;

/** The export with one thing changed in its first action of a type. */
function broken(file: string, type: string, change: Change): Exported {
  const flow = JSON.parse(textOf(file)) as Exported;
  const action = flow.Actions.find((each) => each.Type === type);
  if (!action) throw new Error(`${file} has no ${type}`);
  change(action, flow);
  return flow;
}

const put =
  (name: string, value: unknown): Change =>
  ({ Parameters }) => {
    if (value === undefined) delete Parameters[name];
    else Parameters[name] = value;
  };
const lose =
  (error: string): Change =>
  ({ Transitions }) => {
    Transitions.Errors = Transitions.Errors.filter(({ ErrorType }) => ErrorType !== error);
  };
const loseEverywhere =
  (error: string): Change =>
  (_, { Actions }) => {
    for (const { Transitions } of Actions)
      Transitions.Errors &&= Transitions.Errors.filter(({ ErrorType }) => ErrorType !== error);
  };
const leadTo =
  (target: string): Change =>
  ({ Transitions }) => {
    Transitions.NextAction = target;
  };
const loseLastCondition: Change = ({ Transitions }) => {
  Transitions.Conditions.pop();
};
const rename =
  (type: string): Change =>
  (action) => {
    action.Type = type;
  };
const compareWith =
  (operand: string): Change =>
  ({ Transitions }) => {
    for (const { Condition } of Transitions.Conditions.slice(0, 1)) Condition.Operands = [operand];
  };
const double: Change = (action, { Actions }) => {
  Actions.push({ ...action });
};
const unstart: Change = (_, flow) => {
  flow.StartAction = "";
};

describe("flows as the console exports them", () => {
  it.each(readdirSync(FOLDER))("are taken as they are: %s", (file) => {
    expect(errorsIn(textOf(file))).toEqual([]);
  });

  it.each([
    ["bank-bot.json", ["warning attribute-never-set Actions[1].Parameters.LexV2Bot.AliasArn"]],
    ["clinic-menu.json", []],
    ["customer-hold.json", []],
    ["guide-for-agents.json", ["warning attribute-never-set Actions[8].Parameters.References.page.Value"]],
    ["hours-and-staffing.json", ["warning empty-next Actions[7].Transitions.NextAction"]],
    ["order-status.json", ["warning empty-value Actions[1].Parameters.Attributes.note"]],
    ["outbound-campaign.json", []],
    ["queue-with-callback.json", []],
    ["voicemail-module.json", []],
  ])("have the warnings that they deserve: %s", (file, warnings) => {
    expect(brief(lint(textOf(file)))).toEqual(warnings);
  });
});

const CLINIC = "clinic-menu.json";
const QUEUE = "queue-with-callback.json";
const ORDER = "order-status.json";
const BANK = "bank-bot.json";
const HOURS = "hours-and-staffing.json";
const GUIDE = "guide-for-agents.json";
const seven = Object.fromEntries([..."abcdefg"].map((key) => [key, "x"]));

describe("an export with one thing wrong in it has one error", () => {
  it.each<[told: string, file: string, type: string, change: Change]>([
    ["Type: PlayPrompt", CLINIC, "MessageParticipant", rename("PlayPrompt")],
    ["Parameters.Text", CLINIC, "GetParticipantInput", put("SSML", undefined)],
    ["[Text, SSML]", CLINIC, "GetParticipantInput", put("Text", "Press one.")],
    ["InputTimeLimitSeconds", CLINIC, "GetParticipantInput", put("InputTimeLimitSeconds", "200")],
    ["Error: InputTimeLimitExceeded", CLINIC, "GetParticipantInput", lose("InputTimeLimitExceeded")],
    ["“12” must be one key", CLINIC, "GetParticipantInput", compareWith("12")],
    ["Error: QueueAtCapacity", CLINIC, "TransferContactToQueue", lose("QueueAtCapacity")],
    ["Error: ChannelMismatch", CLINIC, "UpdateContactRecordingAndAnalyticsBehavior", lose("ChannelMismatch")],
    ["EventHooks.CustomerQueue", CLINIC, "UpdateContactEventHooks", put("EventHooks", { CustomerQueue: "" })],
    ["There is no action", CLINIC, "Loop", leadTo("0")],
    ["StartAction", CLINIC, "Loop", unstart],
    ["does not support transitions", CLINIC, "DisconnectParticipant", leadTo("0")],
    ["Duplicate Action identifier", CLINIC, "Loop", double],
    ["Messages", "customer-hold.json", "MessageParticipantIteratively", put("Messages", [])],
    ["Error: InvalidPhoneNumber", QUEUE, "CreateCallbackContact", loseEverywhere("InvalidPhoneNumber")],
    ["CallbackNumber", QUEUE, "UpdateContactCallbackNumber", put("CallbackNumber", "+441")],
    ["Error: NoMatchingError", ORDER, "InvokeLambdaFunction", lose("NoMatchingError")],
    ["RequestAttributes", ORDER, "InvokeLambdaFunction", put("RequestAttributes", {})],
    ["Parameters.FlowAttributes.a", ORDER, "UpdateFlowAttributes", put("FlowAttributes", { a: "b" })],
    ["ComparisonValue", ORDER, "Compare", put("ComparisonValue", "state")],
    ["LexV2Bot", BANK, "ConnectParticipantWithLexBot", put("LexV2Bot", undefined)],
    ["Error: NoMatchingCondition", BANK, "ConnectParticipantWithLexBot", lose("NoMatchingCondition")],
    ["Tags", BANK, "TagContact", put("Tags", seven)],
    ["branch for False", HOURS, "CheckHoursOfOperation", loseLastCondition],
    ["MetricType", HOURS, "CheckMetricData", put("MetricType", "AgentsHappy")],
    ["Error: TimeLimitExceeded", GUIDE, "ShowView", lose("TimeLimitExceeded")],
    ["branch for CustomerReturned", GUIDE, "Wait", loseLastCondition],
    ["NextAction", GUIDE, "CreateCase", leadTo("")],
  ])("%s (%s, %s)", (told, file, type, change) => {
    expect(errorsIn(broken(file, type, change)).map(({ message }) => message)).toEqual([expect.stringContaining(told)]);
  });
});

describe("an export with anything at all in any place of it", () => {
  const junk = [null, 7, "", "$.x", [], {}, [null], { a: [] }, true];

  it.each(readdirSync(FOLDER))("is judged, and never too much for the linter: %s", (file) => {
    const flow = JSON.parse(textOf(file)) as Exported;
    let judged = 0;
    const spoil = (holder: object): void => {
      for (const [key, value] of Object.entries(holder)) {
        Reflect.set(holder, key, junk[judged % junk.length]);
        lint(flow);
        judged++;
        Reflect.set(holder, key, value);
        if (typeof value === "object" && value !== null) spoil(value);
      }
    };
    spoil(flow);
    expect(judged).toBeGreaterThan(20);
    expect(errorsIn(flow)).toEqual([]);
  });
});
