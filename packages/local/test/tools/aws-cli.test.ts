// Needs Debian's awscli, which .ci/run installs: an independent client, older than the SDK here.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Local, readyIn, runCommand } from "../running.ts";

function awsOf({ endpoint, region, credentials }: Local, home: string) {
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_PAGER: "",
  };
  return async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(
      process.env.AWS_CLI ?? "aws",
      ["--endpoint-url", endpoint, "--output", "json", ...args],
      {
        env,
      },
    );
    return stdout;
  };
}
type Aws = ReturnType<typeof awsOf>;

/** The keys below a prefix, once there are as many as that. */
async function keysWhen(aws: Aws, bucket: string, prefix: string, count: number): Promise<string[]> {
  for (;;) {
    const listed = await aws("s3api", "list-objects-v2", "--bucket", bucket, "--prefix", prefix);
    const keys = (JSON.parse(listed || "{}").Contents ?? []).map(({ Key }: { Key: string }) => Key);
    if (keys.length >= count) return keys;
  }
}
async function loginsOf(aws: Aws, instance: string): Promise<string[]> {
  const { UserSummaryList } = JSON.parse(await aws("connect", "list-users", "--instance-id", instance));
  return UserSummaryList.map(({ Username }: { Username: string }) => Username);
}

describe("the AWS CLI", () => {
  it("copies a CSV into create/, and the failures back once the missing profile is there", async () => {
    const { exit, state } = await runCommand("local", ["--port", "0"]);
    const local = await readyIn(state, exit);
    const home = await mkdtemp(path.join(tmpdir(), "frontdesk-home-"));
    onTestFinished(() => rm(home, { recursive: true }));
    const aws = awsOf(local, home);
    const { bucket, connectInstanceId: instance } = local;

    await aws("s3", "cp", "samples/agents.csv", `s3://${bucket}/create/`);
    const [processed] = await keysWhen(aws, bucket, "processed/", 1);
    expect(processed).toMatch(/^processed\/create\/agents\.csv-/);
    const [failed = ""] = await keysWhen(aws, bucket, "failed/", 1);
    expect(await loginsOf(aws, instance)).toHaveLength(12);

    const file = path.join(home, path.basename(failed));
    await aws("s3", "cp", `s3://${bucket}/${failed}`, file);
    expect(await readFile(file, "utf8")).toContain("Premium Support");
    const profile = ["--name", "Premium Support", "--description", "-", "--default-outbound-queue-id", instance];
    const voice = ["--media-concurrencies", "Channel=VOICE,Concurrency=1"];
    await aws("connect", "create-routing-profile", "--instance-id", instance, ...profile, ...voice);
    await aws("s3", "cp", file, `s3://${bucket}/create/`);
    await keysWhen(aws, bucket, "processed/", 2);
    expect(await loginsOf(aws, instance)).toContain("m.garcia");
    expect(await keysWhen(aws, bucket, "create/", 0)).toEqual([]);
  });

  it("invokes a function, and reads the ledger and the queues", async () => {
    const { exit, state } = await runCommand("local", ["--port", "0"]);
    const local = await readyIn(state, exit);
    const aws = awsOf(local, state);
    const out = path.join(state, "out.json");
    const payload = ["--payload", `fileb://${path.join(state, "payload.json")}`];
    await writeFile(path.join(state, "payload.json"), '{"upload":"none"}');
    await aws("lambda", "invoke", "--function-name", String(local.functions.finish), ...payload, out);
    expect(JSON.parse(await readFile(out, "utf8"))).toEqual({ outcome: "early" });
    expect(JSON.parse(await aws("dynamodb", "scan", "--table-name", String(local.tables.ledger))).Count).toBe(0);
    const attributes = await aws(
      "sqs",
      "get-queue-attributes",
      "--queue-url",
      String(local.queues.rows),
      "--attribute-names",
      "All",
    );
    expect(JSON.parse(attributes).Attributes).toMatchObject({ VisibilityTimeout: "360" });
  });
});
