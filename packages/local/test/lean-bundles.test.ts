import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import * as esbuild from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asSstBundles } from "../src/synth/as-sst-bundles.ts";
import { ROOT } from "../src/synth/place.ts";
import { bundlingOf } from "./desk.ts";

const CLIENTS = ["connect", "dynamodb", "ec2", "kms", "lambda", "pinpoint-sms-voice-v2", "s3", "sns", "sqs"];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "frontdesk-lean-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A source bundled as it would be deployed, or with all that it brings. */
async function bundled(source: string, { lean }: { lean: boolean }): Promise<string> {
  const { plugins = [], ...options } = await asSstBundles(bundlingOf("Consumer") ?? {}, ROOT);
  const outfile = path.join(folder, `${randomUUID()}.mjs`);
  await esbuild.build({
    ...{ ...options, sourcemap: false, outfile, ...(lean && { plugins }) },
    stdin: { contents: source, resolveDir: path.join(ROOT, "packages/core/src") },
  });
  return outfile;
}

/** Loaded by Node itself: vitest would take seconds to look through EC2's. */
const load = createRequire(import.meta.url);

/** A schema with those that it leads to, each once, as text: equal where the schemas are. */
function written(schemas: Record<string, unknown>): string {
  const seen = new Map<unknown, number>();
  return JSON.stringify(schemas, (_, value) => {
    const it = typeof value === "function" && value.length === 0 && !/^class/.test(String(value)) ? value() : value;
    if (typeof it === "function") return it.name;
    if (!Array.isArray(it)) return it;
    const known = seen.get(it);
    if (known !== undefined) return `#${known}`;
    seen.set(it, seen.size);
    return it;
  });
}

it.each(CLIENTS)("the lean schemas of client-%s are those of the SDK", async (client) => {
  const source = `export * as schemas from "@aws-sdk/client-${client}/dist-es/schemas/schemas_0.js";`;
  const [whole, lean] = await Promise.all([bundled(source, { lean: false }), bundled(source, { lean: true })]);
  const { errorTypeRegistries: _, ...schemas } = load(whole).schemas;
  const { errorTypeRegistries: __, ...leanSchemas } = load(lean).schemas;
  expect(Object.keys(leanSchemas).length).toBeGreaterThan(10);
  expect(written(leanSchemas)).toBe(written(schemas));
});

it("what uses one operation of a service has the shapes of that operation alone", async () => {
  const source = `import { DescribeInstancesCommand, EC2Client } from "@aws-sdk/client-ec2";
    export const send = () => new EC2Client({}).send(new DescribeInstancesCommand({}));`;
  const text = await readFile(await bundled(source, { lean: true }), "utf8");
  expect(text).toContain("DescribeInstancesRequest");
  expect(text).not.toContain("AcceptAddressTransferRequest");
});

it("a lean client signs with the credentials in its environment, and says what is missing where there are none", async () => {
  const source = `export { KMSClient } from "@aws-sdk/client-kms";`;
  const { KMSClient } = load(await bundled(source, { lean: true }));
  const client = new KMSClient({ region: "us-east-1" });
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: "key",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "session",
  });
  try {
    expect(await client.config.credentials()).toMatchObject({ accessKeyId: "key", sessionToken: "session" });
    delete process.env.AWS_ACCESS_KEY_ID;
    const without = new KMSClient({ region: "us-east-1" });
    await expect(without.config.credentials()).rejects.toThrow("Unable to find environment variable credentials");
  } finally {
    process.env = before;
  }
});
