import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const ROOT = "1-67891233-abcdef012345678912345678";
const SAMPLED = `Root=${ROOT};Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a87bd80c:0|68fd508a:5|c512fbe3:2`;

describe("a trace", () => {
  let daemon: Socket;
  let packets: string[];
  beforeEach(async () => {
    packets = [];
    daemon = createSocket("udp4").on("message", (packet) => packets.push(String(packet)));
    daemon.bind(0, "127.0.0.1");
    await once(daemon, "listening");
    vi.stubEnv("AWS_XRAY_DAEMON_ADDRESS", `127.0.0.1:${daemon.address().port}`);
    vi.stubEnv("_X_AMZN_TRACE_ID", SAMPLED);
    vi.resetModules();
  });
  afterEach(() => {
    daemon.close();
    vi.unstubAllEnvs();
  });
  const open = async () => ({ ...(await import("./trace.ts")), ...(await import("./traced.ts")) });
  const arrived = async () => {
    await expect.poll(() => packets.length).toBe(1);
    const [header = "", document = ""] = packets[0]?.split("\n") ?? [];
    return { header: JSON.parse(header), document: JSON.parse(document) };
  };
  /** A client whose calls nobody answers: they fail at once. */
  const clientTo = (port: number) => {
    const credentials = { accessKeyId: "x", secretAccessKey: "x" };
    return new LambdaClient({ endpoint: `http://127.0.0.1:${port}`, region: "us-east-1", credentials, maxAttempts: 1 });
  };

  it("is one document, which belongs to what Lambda says", async () => {
    const { beginTrace, annotate, endTrace } = await open();
    beginTrace("pins");
    annotate("outcome", "sent");
    await endTrace();
    const { header, document } = await arrived();
    expect(header).toEqual({ format: "json", version: 1 });
    expect(document).toMatchObject({
      ...{ name: "pins", type: "subsegment", trace_id: ROOT, parent_id: "53995c3f42cd8ad8" },
      ...{ annotations: { outcome: "sent" }, subsegments: [] },
    });
    expect(document.end_time).toBeGreaterThanOrEqual(document.start_time);
  });

  it("tells of a call which operation failed, by the error's name and nothing of its message", async () => {
    const { beginTrace, endTrace, traced } = await open();
    const client = traced(clientTo(1));
    beginTrace("agents");
    await expect(client.send(new ListFunctionsCommand({ Marker: "secret-of-somebody" }))).rejects.toThrow();
    await endTrace();
    const { document } = await arrived();
    expect(document.subsegments).toMatchObject([
      { name: "Lambda", namespace: "aws", fault: true, aws: { operation: "ListFunctions" } },
    ]);
    expect(Object.keys(document.subsegments[0].cause.exceptions[0])).toEqual(["id", "type"]);
    expect(JSON.stringify(document)).not.toMatch(/secret-of-somebody|ECONNREFUSED 127/);
  });

  it("tells a hundred calls one by one, and how many came after, in less than a packet may have", async () => {
    const { beginTrace, beginning, endTrace, tracing } = await open();
    beginTrace("agents");
    const cause = { exceptions: [{ id: "00000000000000aa", type: "ProvisionedThroughputExceededException" }] };
    const aws = { operation: "SearchUserHierarchyGroups", request_id: "a".repeat(52), retries: 2 };
    for (let call = 0; call < 130; call += 1) {
      const part = { ...beginning("PinpointSMSVoiceV2"), namespace: "aws" as const, end_time: 1764153000.123 };
      tracing()?.({ ...part, aws, cause, error: true, throttle: true, http: { response: { status: 400 } } });
    }
    await endTrace();
    const { document } = await arrived();
    expect(document).toMatchObject({ annotations: { calls_untold: 30 } });
    expect(document.subsegments).toHaveLength(100);
    expect(packets[0]?.length).toBeLessThan(64 * 1024);
  });

  it.each([
    ["is not chosen", SAMPLED.replace("Sampled=1", "Sampled=0")],
    ["has no parent", `Root=${ROOT};Sampled=1`],
    ["is not told", ""],
  ])("is not taken where it %s, and calls are left alone", async (_, header) => {
    vi.stubEnv("_X_AMZN_TRACE_ID", header);
    const { beginTrace, annotate, endTrace, tracing } = await open();
    beginTrace("pins");
    annotate("outcome", "sent");
    expect(tracing()).toBeUndefined();
    await endTrace();
    expect(packets).toEqual([]);
  });

  it("is not taken where nobody listens, and a daemon that is gone fails nothing", async () => {
    const { beginTrace, endTrace } = await open();
    daemon.close();
    beginTrace("pins");
    await endTrace();
    vi.stubEnv("AWS_XRAY_DAEMON_ADDRESS", "");
    vi.resetModules();
    const without = await open();
    without.beginTrace("pins");
    expect(without.tracing()).toBeUndefined();
    daemon = createSocket("udp4").bind(0, "127.0.0.1");
    await once(daemon, "listening");
  });

  it("leaves a call that ends in the next invocation to the one in which it began", async () => {
    const { beginTrace, beginning, endTrace, tracing } = await open();
    beginTrace("pins");
    const tell = tracing();
    await endTrace();
    await arrived();
    packets.splice(0);
    beginTrace("pins");
    tell?.(beginning("KMS"));
    await endTrace();
    expect((await arrived()).document.subsegments).toEqual([]);
  });
});
