import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";
import { openBundles, place, role } from "../lambda/bundles.test-support.ts";

const bundles = openBundles();
/** A function that sends what its event says, as documents of its trace. */
const SENDS = `import { createSocket } from "node:dgram";
  export const handler = async ({ header = '{"format":"json","version":1}', document = {}, text }) => {
    const [, root, parent, sampled] = /^Root=(.*);Parent=(.*);Sampled=(.)$/.exec(process.env._X_AMZN_TRACE_ID);
    const [host, port] = process.env.AWS_XRAY_DAEMON_ADDRESS.split(":");
    const own = { name: "own", id: "00000000000000aa", trace_id: root, parent_id: parent, type: "subsegment" };
    const whole = JSON.stringify({ ...own, start_time: 1, end_time: 2.5, ...document });
    const socket = createSocket("udp4");
    await new Promise((sent) => socket.send(header + "\\n" + (text ?? whole), port, host, sent));
    socket.close();
    return { root, parent, sampled, missing: process.env.AWS_XRAY_CONTEXT_MISSING };
  };`;
const functions = [
  bundles.write("traced", SENDS, { tracing: "Active" }),
  bundles.write("untraced", SENDS),
  bundles.write("barred", SENDS, { tracing: "Active" }),
];

describe("X-Ray's daemon", () => {
  let cloud: Cloud;
  let lambda: LambdaClient;
  const lines: string[] = [];
  beforeAll(async () => {
    const mayTrace = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"];
    const roles = [role("traced", ...mayTrace), role("untraced", ...mayTrace), role("barred", "xray:GetGroup")];
    cloud = await openCloud({
      ...place,
      port: 0,
      functions,
      roles,
      log: (name, line) => lines.push(`${name}: ${line}`),
    });
    lambda = new LambdaClient({ endpoint: cloud.endpoint, region: place.region, credentials: cloud.credentials });
  });
  afterAll(async () => {
    lambda.destroy();
    await cloud.close();
    bundles.remove();
  });
  beforeEach(() => lines.splice(0));

  async function invoke(name: string, event: object = {}) {
    const Payload = Buffer.from(JSON.stringify(event));
    const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload }));
    return JSON.parse(answer.Payload?.transformToString() ?? "");
  }
  const asked = (operation: string) => cloud.journal.find({ service: "xray", operation });
  const said = () => expect.poll(() => lines.join("\n"));

  it("hands a function's documents on in the name of its role, and now and then a report about itself", async () => {
    const { root, parent, sampled, missing } = await invoke("traced", {
      document: { annotations: { outcome: "sent" } },
    });
    expect({ sampled, missing }).toEqual({ sampled: "1", missing: "LOG_ERROR" });
    const { function: by, document } = await cloud.traces.until(() => true);
    expect({ by, document }).toMatchObject({
      by: "traced",
      document: { name: "own", trace_id: root, parent_id: parent, annotations: { outcome: "sent" } },
    });
    await invoke("traced");
    await cloud.traces.until(({ document }) => document.trace_id !== root);
    const whose = asked("PutTraceSegments").map(({ caller }) => cloud.whoIs(caller)?.replace(/^.*\//, ""));
    expect(whose).toEqual(["traced", "traced"]);
    expect(asked("PutTelemetryRecords")).toMatchObject([{ status: 200 }]);
  });

  it("tells an invocation of its own trace, and that nobody follows it where the function has no tracing", async () => {
    const first = await invoke("untraced", { text: "" });
    const second = await invoke("untraced", { text: "" });
    expect([first.sampled, second.sampled]).toEqual(["0", "0"]);
    expect(second.root).toMatch(/^1-[\da-f]{8}-[\da-f]{24}$/);
    expect(second.root).not.toEqual(first.root);
  });

  it("is refused where the role does not allow it, which the function's log says", async () => {
    const before = cloud.traces.entries().length;
    await invoke("barred");
    await said().toMatch(/^barred: .* not authorized to perform: xray:PutTraceSegments/);
    expect(cloud.traces.entries()).toHaveLength(before);
    expect(asked("PutTraceSegments").at(-1)).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  it.each([
    ["without the daemon's header", { header: "{}" }, "the header is {}"],
    ["that is no JSON", { text: "{" }, "JSON"],
    ["without a trace", { document: { trace_id: "1-2-3" } }, "trace_id is 1-2-3"],
    ["without what it belongs to", { document: { parent_id: "x" } }, "parent_id is x"],
    ["without an id", { document: { id: "1" } }, "id is 1"],
    ["that ends before it begins", { document: { end_time: 0 } }, "end_time is 0"],
    ["with an empty part", { document: { subsegments: [{}] } }, "name is “”"],
    ["with a name that X-Ray does not take", { document: { name: "a(b)" } }, "name is “a(b)”"],
    ["with an annotation that is an object", { document: { annotations: { a: {} } } }, "a is a object"],
    ["with an annotation whose name has a dot", { document: { annotations: { "a.b": 1 } } }, "called “a.b”"],
    ["of more than a packet may have", { text: "x".repeat(64 * 1024 + 1) }, ""],
  ])("takes no document %s", async (_, event, why) => {
    const before = cloud.traces.entries().length;
    await invoke("traced", event);
    if (why) await said().toContain(why);
    expect(cloud.traces.entries()).toHaveLength(before);
  });
});
