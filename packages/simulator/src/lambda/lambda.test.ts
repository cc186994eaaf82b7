import * as Lambda from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";
import { lambdaArn, openBundles, place, role } from "./bundles.test-support.ts";

const bundles = openBundles();
const lines: string[] = [];
const functions = [
  bundles.write(
    "echo",
    `export const handler = async (event, context) => {
    console.log("got", event.text);
    return { event, pid: process.pid, name: context.functionName, arn: context.invokedFunctionArn,
      id: context.awsRequestId, left: context.getRemainingTimeInMillis(), memory: context.memoryLimitInMB };
  };`,
  ),
  bundles.write("env", `export const handler = async () => ({ ...process.env, argv: process.execArgv });`, {
    environment: { TABLE: "ledger", QUEUE: `{"url":"https://sqs.us-east-1.amazonaws.com/123456789012/rows"}` },
  }),
  bundles.write(
    "slow",
    `console.log("loaded"); export const handler = async ({ ms }) => {
    console.log("begins"); await new Promise((resolve) => setTimeout(resolve, ms)); return process.pid;
  };`,
    { timeout: 1 },
  ),
  bundles.write("spin", `export const handler = async () => { for (;;); };`, { timeout: 1 }),
  bundles.write(
    "throws",
    `export const handler = async () => {
    console.error("about to fail"); throw new TypeError("no such row");
  };`,
  ),
  bundles.write("exits", `export const handler = async () => process.exit(3);`),
  bundles.write(
    "hungry",
    `const held = []; export const handler = async () => {
    for (;;) { held.push(Buffer.alloc(4e6, 1)); await new Promise((resolve) => setTimeout(resolve, 2)); }
  };`,
    { memory: 128, timeout: 20 },
  ),
  bundles.write(
    "heap",
    `export const handler = async () => { const held = []; for (;;) held.push(Math.random() + "x"); };`,
    {
      memory: 32,
      timeout: 20,
    },
  ),
  bundles.write("broken", `import "./is-not-there.mjs"; export const handler = async () => 1;`),
];

describe("Lambda", () => {
  let cloud: Cloud;
  let lambda: Lambda.LambdaClient;
  beforeAll(async () => {
    process.env.FRONT_SECRET = "of the parent";
    const roles = [...functions.map(({ name }) => role(name, "sqs:*")), role("guest", "lambda:ListFunctions")];
    const log = (name: string, line: string) => void lines.push(`${name}: ${line}`);
    cloud = await openCloud({ ...place, port: 0, functions, roles, log, retries: [10, 20] });
    lambda = new Lambda.LambdaClient({
      region: place.region,
      endpoint: cloud.endpoint,
      credentials: cloud.credentials,
    });
  });
  afterAll(async () => {
    lambda.destroy();
    await cloud.close();
    bundles.remove();
  });
  async function invoke(FunctionName: string, input: object = {}, more: Partial<Lambda.InvokeCommandInput> = {}) {
    const Payload = Buffer.from(JSON.stringify(input));
    const answer = await lambda.send(new Lambda.InvokeCommand({ FunctionName, Payload, ...more }));
    const text = answer.Payload?.transformToString();
    return { ...answer, value: text ? JSON.parse(text) : undefined };
  }

  it("runs a function in a process of its own, and uses it again", async () => {
    const first = await invoke("echo", { text: "one ✓" }, { LogType: "Tail" });
    expect(first.value).toMatchObject({
      event: { text: "one ✓" },
      name: "echo",
      arn: lambdaArn("echo"),
      memory: "256",
    });
    expect(first.value.left).toBeGreaterThan(4_000);
    expect(first.value.pid).not.toBe(process.pid);
    expect(Buffer.from(first.LogResult ?? "", "base64").toString()).toMatch(/^START RequestId: .*\ngot one ✓\nEND/);
    expect(lines).toContain("echo: got one ✓");
    const second = await invoke(lambdaArn("echo"), { text: "two" });
    expect(second.value.pid).toBe(first.value.pid);
    const runs = cloud.runs.find({ function: "echo" });
    expect(runs.map(({ isCold }) => isCold)).toEqual([true, false]);
    expect(runs[0]).toMatchObject({ outcome: "success", pid: first.value.pid, requestId: first.value.id });
    expect(runs[0]?.maxRss).toBeGreaterThan(20);
  });

  it("gives it its own environment and Lambda's, and nothing else", async () => {
    const { value } = await invoke("env");
    expect(value).toMatchObject({
      TABLE: "ledger",
      QUEUE: JSON.stringify({ url: `${cloud.endpoint}/123456789012/rows` }),
      AWS_REGION: "us-east-1",
      AWS_LAMBDA_FUNCTION_NAME: "env",
      AWS_ENDPOINT_URL: cloud.endpoint,
      _HANDLER: "env.handler",
      TZ: ":UTC",
      argv: ["--max-old-space-size=256"],
    });
    expect(value.AWS_ACCESS_KEY_ID).toMatch(/^ASIA/);
    expect(
      Object.keys(value).filter((key) => key === "FRONT_SECRET" || key.startsWith("VITEST") || key === "USER"),
    ).toEqual([]);
  });

  it("runs two invocations at once in two processes", async () => {
    const [one, two] = await Promise.all([invoke("slow", { ms: 300 }), invoke("slow", { ms: 300 })]);
    expect(one.value).not.toBe(two.value);
  });

  it.each(["slow", "spin"])("kills %s when its time is over", async (name) => {
    const { value, FunctionError } = await invoke(name, { ms: 60_000 });
    expect(FunctionError).toBe("Unhandled");
    expect(value).toEqual({
      errorType: "Sandbox.Timedout",
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1.00 seconds$/),
    });
    const run = await cloud.runs.until(({ outcome, function: by }) => by === name && outcome === "timeout");
    expect(() => process.kill(run.pid, 0)).toThrow("ESRCH");
  });

  it("kills the next invocation of a function as it begins, cold or warm, and none after it", async () => {
    for (let times = 0; times < 2; times += 1) {
      cloud.doom("echo", true);
      expect(cloud.stateOf("echo")).toEqual({ running: 0, isDoomed: true });
      const { value } = await invoke("echo", { text: "unheard" });
      expect(value).toMatchObject({ errorMessage: expect.stringContaining("signal: killed") });
      expect((await invoke("echo", { text: "heard" })).FunctionError).toBeUndefined();
    }
    cloud.doom("echo", true);
    cloud.doom("echo", false);
    expect((await invoke("echo", { text: "spared" })).FunctionError).toBeUndefined();
    expect(cloud.stateOf("echo")).toEqual({ running: 0, isDoomed: false });
  });

  it("answers what a handler throws", async () => {
    const { value, FunctionError, StatusCode } = await invoke("throws");
    expect({ FunctionError, StatusCode }).toEqual({ FunctionError: "Unhandled", StatusCode: 200 });
    expect(value).toMatchObject({ errorType: "TypeError", errorMessage: "no such row", trace: expect.any(Array) });
    expect(lines).toContain("throws: about to fail");
  });

  it("answers how a process ended", async () => {
    expect((await invoke("exits")).value).toMatchObject({
      errorType: "Runtime.ExitError",
      errorMessage: expect.stringContaining("exit status 3"),
    });
    expect((await invoke("broken")).value).toMatchObject({ errorMessage: expect.stringContaining("is-not-there") });
  });

  it.each(["hungry", "heap"])(
    "ends %s when it holds more memory than it has",
    async (name) => {
      expect((await invoke(name)).value).toMatchObject({ errorType: "Runtime.ExitError" });
      expect(cloud.runs.find({ function: name })).toMatchObject([{ outcome: "crash" }]);
    },
    30_000,
  );

  it("kills a running function on demand", async () => {
    const since = lines.length;
    const running = invoke("slow", { ms: 900 });
    await expect.poll(() => lines.slice(since), { interval: 5 }).toContain("slow: begins");
    expect(cloud.kill("slow")).toBe(1);
    expect((await running).value).toMatchObject({ errorMessage: expect.stringContaining("signal: killed") });
  });

  it("accepts an event at once and tries it three times", async () => {
    const { StatusCode } = await invoke("throws", {}, { InvocationType: "Event" });
    expect(StatusCode).toBe(202);
    await expect.poll(() => lines.filter((line) => line.includes("gave up on the event"))).toHaveLength(1);
    const runs = cloud.runs.find({ function: "throws" }).slice(1);
    expect(new Set(runs.map(({ requestId }) => requestId)).size).toBe(1);
    expect(runs).toHaveLength(3);
  });

  it("shows its functions, and refuses others", async () => {
    const { Functions = [] } = await lambda.send(new Lambda.ListFunctionsCommand());
    expect(Functions.map(({ FunctionName }) => FunctionName)).toEqual(functions.map(({ name }) => name));
    const { Timeout } = await lambda.send(new Lambda.GetFunctionConfigurationCommand({ FunctionName: "slow" }));
    expect(Timeout).toBe(1);
    expect((await invoke("echo", {}, { InvocationType: "DryRun" })).StatusCode).toBe(204);
    await expect(invoke("nobody")).rejects.toBeInstanceOf(Lambda.ResourceNotFoundException);
    const credentials = cloud.credentialsOf("arn:aws:iam::123456789012:role/guest");
    const guest = new Lambda.LambdaClient({ region: place.region, endpoint: cloud.endpoint, credentials });
    const denied = guest.send(new Lambda.InvokeCommand({ FunctionName: "echo" }));
    await expect(denied).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(lambdaArn("echo")),
    });
    guest.destroy();
  });
});
