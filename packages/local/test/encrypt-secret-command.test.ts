import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { DecryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { type Cloud, openCloud } from "@frontdesk/simulator/cloud.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../src/synth/place.ts";
import { ON_DEFAULTS, readyIn, runCommand } from "./running.ts";

const PASSWORD = "Quiet-River-82 ß";
const CONTEXT = { purpose: "frontdesk directory password" };
const place = { account: "123456789012", region: "eu-west-2" };
const KEY = "arn:aws:kms:eu-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const roleArn = "arn:aws:iam::123456789012:role/reader";

/** A cloud with the key of a stage, and a state folder that nothing runs in. */
async function start() {
  const cloud = await openCloud({
    ...{ ...place, port: 0 },
    keys: [{ arn: KEY, aliases: ["alias/frontdesk-production-directory"] }],
    roles: [{ arn: roleArn, policies: [{ Statement: { Effect: "Allow", Action: "kms:DescribeKey", Resource: "*" } }] }],
  });
  const state = await mkdtemp(path.join(tmpdir(), "frontdesk-secret-"));
  onTestFinished(async () => {
    await cloud.close();
    await rm(state, { recursive: true, force: true });
  });
  return { cloud, state };
}

/** The environment of somebody at a deployment's account. */
const deployed = ({ endpoint }: Cloud, { accessKeyId, secretAccessKey }: Cloud["credentials"], more = {}) => ({
  ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: place.region },
  ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
  ...more,
});

async function encryptSecret(state: string, input: string, args: string[], env: Record<string, string> = {}) {
  const command = [path.join(ROOT, "packages/local/src/commands/encrypt-secret.ts"), ...args];
  // Nothing of whoever runs the tests: no profile, no metadata service.
  const nobody = { HOME: state, AWS_EC2_METADATA_DISABLED: "true", AWS_CONFIG_FILE: path.join(state, "none") };
  const child = spawn(process.execPath, command, {
    env: { ...ON_DEFAULTS, FRONTDESK_STATE: state, ...nobody, ...env },
  });
  child.stdin.on("error", () => "it ended before it read");
  child.stdin.end(input);
  const exit = new Promise<number | null>((exited) => child.on("exit", exited));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(stdout + stderr).not.toContain(PASSWORD.trim());
  return { stdout, stderr, exit: await exit };
}

async function decrypted(
  { endpoint, credentials }: Pick<Cloud, "endpoint" | "credentials">,
  base64: string,
  EncryptionContext: Record<string, string>,
  region: string = place.region,
) {
  const client = new KMSClient({ endpoint, region, credentials });
  onTestFinished(() => client.destroy());
  const { Plaintext, KeyId } = await client.send(
    new DecryptCommand({ CiphertextBlob: Buffer.from(base64, "base64"), EncryptionContext }),
  );
  return { secret: new TextDecoder().decode(Plaintext), key: KeyId };
}

describe("npm run encrypt-secret", () => {
  it("prints what KMS decrypts for the directory alone, and on the side what to do with it", async () => {
    const { cloud, state } = await start();
    const env = deployed(cloud, cloud.credentials);
    const { stdout, stderr, exit } = await encryptSecret(state, `${PASSWORD}\n`, ["--stage", "production"], env);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^[A-Za-z0-9+/]{100,}={0,2}\n$/);
    expect(stderr).toMatch(/passwords\.directory\.password.*npx sst deploy --stage production\n$/);
    expect(await decrypted(cloud, stdout, CONTEXT)).toEqual({ secret: PASSWORD, key: KEY });
    await expect(decrypted(cloud, stdout, { purpose: "other" })).rejects.toThrow();
    expect(cloud.journal.find({ service: "kms", operation: "Encrypt" })).toHaveLength(1);
    expect(JSON.stringify(cloud.journal.entries())).not.toContain(PASSWORD);
  });

  it("takes another key, and another region than the environment's", async () => {
    const { cloud, state } = await start();
    const env = deployed(cloud, cloud.credentials, { AWS_REGION: "us-east-1" });
    const args = ["--key", KEY, "--region", place.region];
    const { stdout } = await encryptSecret(state, PASSWORD, args, env);
    expect(await decrypted(cloud, stdout, CONTEXT)).toEqual({ secret: PASSWORD, key: KEY });
  });

  it("takes the key of the front desk that runs here where none is named", async () => {
    const { cloud, state } = await start();
    const told = {
      ...{ endpoint: cloud.endpoint, region: place.region, bucket: "files", telephone: "http://127.0.0.1:1" },
      ...{ credentials: cloud.credentials, functions: { export: "export" } },
      tables: { callers: "callers", emergencies: "emergencies" },
    };
    const announce = (more: object) => writeFile(path.join(state, "local.json"), JSON.stringify({ ...told, ...more }));
    await announce({ directoryKey: "alias/frontdesk-production-directory" });
    const { stdout, stderr } = await encryptSecret(state, PASSWORD, []);
    expect(await decrypted(cloud, stdout, CONTEXT)).toMatchObject({ secret: PASSWORD });
    expect(stderr).toContain("the front desk that runs here");
    await announce({});
    expect(await encryptSecret(state, PASSWORD, [])).toMatchObject({
      exit: 1,
      stdout: "",
      stderr: expect.stringContaining("resets no passwords"),
    });
  });

  it("takes that of `npm run local`, which says how to reset a password of its staff", async () => {
    const local = await runCommand("local", ["--port", "0"]);
    const { endpoint, region, credentials } = await readyIn(local.state, local.exit);
    const { stdout, exit } = await encryptSecret(local.state, PASSWORD, []);
    expect(exit).toBe(0);
    expect(await decrypted({ endpoint, credentials }, stdout, CONTEXT, region)).toMatchObject({ secret: PASSWORD });
    local.child.kill("SIGTERM");
    expect(await local.exit).toBe(0);
    expect(await local.stdout).toMatch(
      /^To reset the password of somebody in samples\/directory\.json: npm run chat$/m,
    );
  });

  it.each([
    ["nothing", "", [], "is empty"],
    ["two lines", "Quiet\nRiver\n", [], "line break"],
    ["the password as an argument", "", [PASSWORD.trim()], "never on the command line"],
    ["the password as an option", "", [`--password=${PASSWORD.trim()}`], "never on the command line"],
    [
      "a key that is not there yet",
      PASSWORD,
      ["--stage", "test"],
      "no key alias/frontdesk-test-directory in eu-west-2",
    ],
    ["a blank stage", PASSWORD, ["--stage", " "], "It is blank"],
  ])("refuses %s", async (_, input, args, said) => {
    const { cloud, state } = await start();
    const env = deployed(cloud, cloud.credentials);
    const ended = await encryptSecret(state, input, ["--stage", "production", ...args], env);
    expect(ended).toMatchObject({ exit: 1, stdout: "", stderr: expect.stringContaining(said) });
    expect(ended.stderr).not.toContain("Quiet");
  });

  it("says who may not, that nobody does, where nobody is, and that nothing runs here", async () => {
    const { cloud, state } = await start();
    const production = ["--stage", "production"];
    const reader = deployed(cloud, cloud.credentialsOf(roleArn));
    const cases: [string[], Record<string, string>, string][] = [
      [production, reader, "they need kms:Encrypt"],
      [production, { AWS_REGION: place.region }, "was not asked"],
      [production, { ...deployed(cloud, cloud.credentials), AWS_REGION: "" }, "No region is named"],
      [[], {}, "--stage production"],
    ];
    for (const [args, env, said] of cases)
      expect(await encryptSecret(state, PASSWORD, args, env)).toMatchObject({
        exit: 1,
        stdout: "",
        stderr: expect.stringContaining(said),
      });
  });
});
