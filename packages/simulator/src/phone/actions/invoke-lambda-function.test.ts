import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../../cloud.ts";
import { lambdaArn, openBundles, place, role } from "../../lambda/bundles.test-support.ts";
import { connectInvoke } from "../connect-invoke.ts";
import type { Exchange } from "../exchange.ts";
import { action, all, call, exchangeOf, flow, hangUp, instance, LINE, say } from "../phone.test-support.ts";

const bundles = openBundles();
const handler = (body: string) => `export const handler = async (event) => { ${body} };`;
const functions = [
  bundles.write("greets", handler(`return { name: "Nadia", said: event.Details.Parameters.word ?? "" };`)),
  bundles.write("event", handler(`return { event: JSON.stringify(event) };`)),
  bundles.write("throws", handler(`throw new TypeError("no such row");`)),
  bundles.write("hangs", handler("await new Promise((resolve) => setTimeout(resolve, 4_000)); return {};")),
  bundles.write("killed", handler("await new Promise((resolve) => setTimeout(resolve, 4_000)); return {};")),
  bundles.write("nested", handler(`return { a: { b: "deep" }, list: ["one"] };`)),
  bundles.write("numbers", handler("return { count: 3 };")),
  bundles.write("large", handler(`return { text: "x".repeat(33 * 1024) };`)),
  bundles.write("words", handler(`return "hello";`)),
  bundles.write("nothing", handler("")),
  bundles.write("locked", handler("return {};")),
  bundles.write("elsewhere", handler("return {};")),
  bundles.write("unknown", handler("return {};")),
];
const names = functions.map(({ name }) => name);
const granted = { principal: "connect.amazonaws.com", sourceArn: instance.arn, sourceAccount: instance.account };
const invokePermissions = [
  ...names
    .filter((name) => name !== "locked" && name !== "elsewhere")
    .map((name) => ({ functionArn: lambdaArn(name), ...granted })),
  { functionArn: lambdaArn("missing"), ...granted },
  { functionArn: lambdaArn("elsewhere"), ...granted, sourceAccount: "999999999999" },
];

describe("a function in a flow", () => {
  let cloud: Cloud;
  beforeAll(async () => {
    const roles = names.map((name) => role(name, "sqs:*"));
    cloud = await openCloud({ ...place, port: 0, functions, roles, invokePermissions });
  });
  afterAll(async () => {
    await cloud.close();
    bundles.remove();
  });

  const heard = "$.External.name|$.External.a.b|$.External.event";
  function exchange(name: string, parameters: object = {}, more: Partial<Exchange> = {}) {
    const LambdaFunctionARN = lambdaArn(name);
    const invoking = { LambdaFunctionARN, InvocationTimeLimitSeconds: "8", ...parameters };
    const lambda = action("fn", "InvokeLambdaFunction", invoking, { next: "yes", errors: { NoMatchingError: "no" } });
    const only = flow("only", lambda, say("yes", heard, "bye"), say("no", "error", "bye"), hangUp("bye"));
    const associated = [...names, "missing"].filter((each) => each !== "unknown").map(lambdaArn);
    return exchangeOf([only], { functions: associated, invoke: connectInvoke(cloud, instance), ...more });
  }
  async function invoke(name: string, parameters: object = {}) {
    const { transcript, spoken } = await call(exchange(name, parameters));
    return { heard: spoken[0], invoked: all(transcript, "invoked")[0], transcript };
  }

  it("answers what the flow can speak", async () => {
    const { heard, invoked } = await invoke("greets");
    expect(heard).toBe("Nadia||");
    expect(invoked).toMatchObject({ function: "greets", outcome: "answered", tries: 1 });
    expect(cloud.runs.find({ function: "greets" })[0]).toMatchObject({ outcome: "success" });
  });

  it("gets the real event, with the flow's parameters filled in", async () => {
    const { heard = "" } = await invoke("event", {
      LambdaInvocationAttributes: { who: "$.CustomerEndpoint.Address", none: "$.External.x" },
    });
    expect(JSON.parse(heard.slice(2))).toMatchObject({
      Name: "ContactFlowEvent",
      Details: {
        Parameters: { who: "+12025550123", none: "" },
        ContactData: {
          Channel: "VOICE",
          InstanceARN: instance.arn,
          LanguageCode: "en-US",
          Attributes: {},
          Queue: null,
        },
      },
    });
  });

  it.each([
    ["throws", "the function failed: TypeError: no such row"],
    ["nested", `the answer's "a" is an object, and a flat map of strings is wanted`],
    ["numbers", `the answer's "count" is a number, and a flat map of strings is wanted`],
    ["large", "the answer has 33803 bytes; it must be less than 32768"],
    ["words", "the answer is no JSON object but a string"],
    ["nothing", "the answer is no JSON object but null"],
    [
      "locked",
      `Lambda answered 403: AccessDeniedException: the policy of ${lambdaArn("locked")} does not let ${instance.arn}`,
    ],
    [
      "elsewhere",
      `Lambda answered 403: AccessDeniedException: the policy of ${lambdaArn("elsewhere")} does not let ${instance.arn}`,
    ],
    ["missing", `Lambda answered 404: ResourceNotFoundException: Function not found: ${lambdaArn("missing")}`],
    ["unknown", `${lambdaArn("unknown")} is not associated with the instance`],
  ])("that %s takes the error branch, and the transcript says why", async (name, why) => {
    const { heard, invoked, transcript } = await invoke(name);
    expect(heard).toBe("error");
    expect(invoked).toMatchObject({ outcome: "failed", why });
    expect(all(transcript, "branched")[0]).toMatchObject({ branch: "NoMatchingError", why });
  });

  it("is not invoked again when it throws", async () => {
    await invoke("throws");
    const { invoked } = await invoke("throws");
    expect(invoked).toMatchObject({ tries: 1 });
    expect(cloud.runs.find({ function: "throws" }).map(({ outcome }) => outcome)).toContain("error");
  });

  it("that hangs takes the error branch when its seconds are over", async () => {
    const before = performance.now();
    const { heard, invoked, transcript } = await invoke("hangs", { InvocationTimeLimitSeconds: "1" });
    expect(performance.now() - before).toBeLessThan(3_000);
    expect(heard).toBe("error");
    expect(invoked).toMatchObject({ outcome: "failed", why: "no answer within 1000 ms", ms: 1_000 });
    expect(all(transcript, "branched")[0]?.at).toBe(1_000);
  });

  it("that is killed takes the error branch", async () => {
    const ringing = call(exchange("killed"));
    while (cloud.kill("killed") === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const { spoken, transcript } = await ringing;
    expect(spoken[0]).toBe("error");
    expect(all(transcript, "invoked")[0]?.why).toContain("Runtime exited with error: signal: killed");
  });

  it("may answer nested objects where the flow expects JSON", async () => {
    const { heard } = await invoke("nested", { ResponseValidation: { ResponseType: "JSON" } });
    expect(heard).toBe("|deep|");
  });

  it("runs beside the flow where it is asynchronous, and its failure is told", async () => {
    const { heard, transcript } = await invoke("throws", { InvocationType: "ASYNCHRONOUS" });
    expect(heard).toBe("||");
    expect(all(transcript, "invoked").map(({ outcome }) => outcome)).toEqual(["started", "failed"]);
  });

  it("may be handed what the one before answered", async () => {
    const fn = (id: string, name: string, next: string, LambdaInvocationAttributes = {}) =>
      action(
        id,
        "InvokeLambdaFunction",
        { LambdaFunctionARN: lambdaArn(name), InvocationTimeLimitSeconds: "8", LambdaInvocationAttributes },
        { next },
      );
    const two = flow(
      "two",
      fn("a", "greets", "b", { word: "one" }),
      fn("b", "greets", "say", { word: "two after $.External.said" }),
      say("say", "<$.External.said>", "bye"),
      hangUp("bye"),
    );
    const { spoken } = await call({ ...exchange("greets"), flows: [two], numbers: [{ number: LINE, flowId: two.id }] });
    expect(spoken).toEqual(["<two after one>"]);
  });

  it("leaves nothing of an earlier answer when it fails", async () => {
    const fn = (id: string, name: string, next: string) =>
      action(
        id,
        "InvokeLambdaFunction",
        { LambdaFunctionARN: lambdaArn(name), InvocationTimeLimitSeconds: "8" },
        { next, errors: { NoMatchingError: next } },
      );
    const two = flow(
      "two",
      fn("a", "greets", "b"),
      fn("b", "throws", "say"),
      say("say", "<$.External.name>", "bye"),
      hangUp("bye"),
    );
    const { spoken } = await call({
      ...exchange("greets"),
      flows: [two],
      numbers: [{ number: LINE, flowId: two.id }],
    });
    expect(spoken).toEqual(["<>"]);
  });

  it("is refused a time limit that there is not", async () => {
    await expect(invoke("greets", { InvocationTimeLimitSeconds: "9" })).rejects.toThrow(
      `The parameters of InvokeLambdaFunction fn in the flow "only" are wrong: InvocationTimeLimitSeconds`,
    );
  });
});
