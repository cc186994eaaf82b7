import { describe, expect, it } from "vitest";
import { action, all, call, exchangeOf, flow, hangUp, say } from "./phone.test-support.ts";

/** Ids of an account that nobody here has. */
const THEIRS = "arn:aws:connect:eu-west-2:111122223333:instance/1";

const failing = (...more: string[]) => Object.fromEntries(["NoMatchingError", ...more].map((type) => [type, "error"]));

/** How the only action of a flow is left, and why. */
async function leftBy(type: string, parameters: object, ...errors: string[]) {
  const only = action("only", type, parameters, { next: "went on", errors: failing(...errors) });
  const main = flow("main", only, say("went on", "went on", "bye"), say("error", "error", "bye"), hangUp("bye"));
  const { transcript } = await call(exchangeOf([main]));
  const [first] = all(transcript, "branched");
  return { branch: first?.branch, why: first?.why };
}

describe("an action of a flow that another instance has", () => {
  it.each<[type: string, parameters: object, names: string]>([
    ["InvokeFlowModule", { FlowModuleId: "e841e885:$LATEST" }, "no flow module e841e885:$LATEST"],
    ["UpdateContactTargetQueue", { QueueId: `${THEIRS}/queue/1` }, `no queue ${THEIRS}/queue/1`],
    ["UpdateContactTargetQueue", { AgentId: `${THEIRS}/agent/1` }, `no queue of an agent ${THEIRS}/agent/1`],
    ["CheckMetricData", { MetricType: "NumberOfAgentsStaffed", AgentId: "a" }, "no queue of an agent a"],
    ["GetMetricData", { AgentId: "a" }, "no queue of an agent a"],
    ["TransferToFlow", { ContactFlowId: "{{MainFlow}}" }, "no flow {{MainFlow}}"],
    [
      "CreateTask",
      { Name: "Ring back", ContactFlowId: `${THEIRS}/contact-flow/1` },
      `no flow ${THEIRS}/contact-flow/1`,
    ],
    ["CreateTask", { Name: "Ring back", TaskTemplateId: "t" }, "no flow (none) for the task"],
    ["ConnectParticipantWithLexBot", { Text: "Yes?", LexV2Bot: { AliasArn: "arn:bot" } }, "no bot arn:bot"],
    ["ConnectParticipantWithLexBot", { Text: "Yes?", LexBot: { Name: "Old", Region: "x", Alias: "y" } }, "no bot Old"],
    ["ConnectParticipantWithAgenticCX", { AgentConfiguration: {} }, "no agentic application"],
    ["CreateWisdomSession", { WisdomAssistantArn: "arn:w" }, "no assistant"],
    ["GetCustomerProfile", { ProfileRequestData: {} }, "no domain of customer profiles"],
    ["UpdatePreviousContactParticipantState", { PreviousContactParticipantState: "OffHold" }, "no previous contact"],
    ["ShowView", { ViewResource: { Id: "v" }, InvocationTimeLimitSeconds: "400" }, "this is a call"],
  ])("%s with %j takes its error branch and names what is not there", async (type, parameters, names) => {
    expect(await leftBy(type, parameters, "NoMatchingCondition")).toEqual({
      branch: "NoMatchingError",
      why: expect.stringContaining(names),
    });
  });

  it.each<[type: string, parameters: object]>([
    ["UpdateContactMediaStreamingBehavior", { MediaStreamingState: "Enabled" }],
    ["UpdateContactRoutingCriteria", { RoutingCriteria: { Steps: [] } }],
    ["UnTagContact", { TagKeys: ["a"] }],
    ["GetParticipantInput", { EnableDTMFBuffer: "true" }],
    ["GetParticipantInput", { EnableDTMFBuffer: "false", StoreInput: "true" }],
  ])("%s with %j changes nothing that is heard, and goes on", async (type, parameters) => {
    expect(await leftBy(type, parameters)).toEqual({ branch: "success", why: undefined });
  });
});

describe("a flow of another instance", () => {
  it("ends with its module where a module is rung itself", async () => {
    const main = flow("module", say("hello", "Hello.", "return"), action("return", "EndFlowModuleExecution"));
    const { spoken, why } = await call(exchangeOf([main]));
    expect({ spoken, why }).toEqual({ spoken: ["Hello."], why: "the flow is over" });
  });

  it("makes a task where the task's flow is there", async () => {
    const task = { Name: "Ring $.CustomerEndpoint.Address", ContactFlowId: "flow-later" };
    const main = flow("main", action("task", "CreateTask", task, { next: "bye", errors: failing() }), hangUp("bye"));
    const { transcript, lines } = await call(exchangeOf([main, flow("later", hangUp("bye"))]));
    expect(all(transcript, "task made")).toMatchObject([{ name: "Ring +12025550123", flow: "later" }]);
    expect(lines.join("\n")).toContain("task “Ring +12025550123” for later");
  });

  it("may have True and False as JSON's own, and numbers as numbers", async () => {
    const keys = { InputValidation: { CustomValidation: { MaximumLength: 4 } } };
    const main = flow(
      "main",
      action(
        "menu",
        "GetParticipantInput",
        { Text: "Press 1.", StoreInput: false, InputTimeLimitSeconds: 5 },
        { next: "error", errors: failing("InputTimeLimitExceeded", "NoMatchingCondition"), when: { 1: "store" } },
      ),
      action(
        "store",
        "GetParticipantInput",
        {
          Text: "Your number?",
          StoreInput: "true",
          InputTimeLimitSeconds: 5,
          ...keys,
          DTMFConfiguration: { InputTerminationSequence: 9, DisableCancelKey: true, InterdigitTimeLimitSeconds: 5 },
        },
        { next: "heard", errors: failing() },
      ),
      say("heard", "<$.StoredCustomerInput>", "bye"),
      say("error", "error", "bye"),
      hangUp("bye"),
    );
    expect((await call(exchangeOf([main]), "1,2,*,9")).spoken.at(-1)).toBe("<2*>");
  });

  it("asks how long others have waited, which is known where nobody waits", async () => {
    const check = action(
      "check",
      "CheckMetricData",
      { MetricType: "OldestContactInQueueAgeSeconds", QueueId: "q" },
      {
        errors: failing("NoMatchingCondition"),
        when: { 0: "none" },
      },
    );
    const main = flow("main", check, say("none", "none", "bye"), say("error", "error", "bye"), hangUp("bye"));
    const queue = { id: "q", arn: "arn:q", name: "Support", agents: [] };
    const heard = async (waiting: number) =>
      (await call(exchangeOf([main], { queues: [{ ...queue, waiting }] }))).spoken;
    expect(await heard(0)).toEqual(["none"]);
    expect(await heard(2)).toEqual(["error"]);
  });
});
