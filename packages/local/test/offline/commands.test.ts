import { writeFile } from "node:fs/promises";
import path from "node:path";
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changesIn } from "../../src/offline/changes.ts";
import type { Ended } from "../../src/offline/command.ts";
import { type Offline, openOffline } from "../../src/offline/offline.ts";

const SECRET = "nobody may read this";

/** A small app in the place of ours: a bucket, a function and a secret between them. */
const config = (greeting: string, more = "") => `export default $config({
  app: () => ({ name: "small", home: "aws", removal: "remove", providers: { aws: { region: "us-east-1" } } }),
  async run() {
    const password = new sst.Secret("Password", ${JSON.stringify(SECRET)});
    const files = new sst.aws.Bucket("Files");
    const hello = new sst.aws.Function("Hello", {
      ...{ runtime: "nodejs24.x", handler: "hello.handler", link: [password, files] },
      environment: { GREETING: "${greeting}", BUCKET: files.name, SECRET: password.value },
    });
    ${more}
    return { bucket: files.name, hello: hello.name };
  },
});`;
const handler = (text: string) => `export const handler = async () => ${JSON.stringify(text)};`;

describe("commands of the sst CLI, one after the other", () => {
  let offline: Offline;
  const ended: Record<string, Ended> = {};
  let state = "";
  let left: string[] = [];

  beforeAll(async () => {
    offline = await openOffline();
    const write = (name: string, content: string) => writeFile(path.join(offline.project, name), content);
    const run = async (name: string, command: string) => {
      ended[name] = await offline.sst([command, "--stage", "test"]);
    };
    await write("sst.config.ts", config("hello"));
    await write("hello.ts", handler("hello"));
    await run("deploy", "deploy");
    state = await readState(offline);
    await run("same", "diff");
    await write("sst.config.ts", config("good day", `new sst.aws.Queue("Letters");`));
    await write("hello.ts", handler("good day"));
    await run("changed", "diff");
    await write("hello.ts", `import "./nowhere.ts"; ${handler("never")}`);
    await run("brokenHandler", "diff");
    await write("hello.ts", handler("hello"));
    await write("sst.config.ts", config("hello", `throw new Error("not on a Sunday");`));
    await run("brokenStack", "diff");
    await write("sst.config.ts", config("hello"));
    await run("remove", "remove");
    left = await stateKeys(offline);
  });
  afterAll(() => offline?.close());

  it("deploys, and prints the outputs", () => {
    expect(ended.deploy).toMatchObject({ code: 0, output: expect.stringContaining("Complete") });
    expect(ended.deploy?.output).toMatch(/^\s+bucket: +small-test-filesbucket-\w+$/m);
  });

  it("keeps the state in S3, in which secrets are encrypted", () => {
    expect(JSON.parse(state).checkpoint.latest.resources.length).toBeGreaterThan(10);
    expect(state).not.toContain(SECRET);
    expect(state).toContain("ciphertext");
  });

  it("finds nothing to change after a deployment", () => {
    expect(ended.same).toMatchObject({ code: 0, output: expect.stringContaining("No changes") });
  });

  it("names what is to be created and changed, with the settings that differ", () => {
    expect(ended.changed?.code).toBe(0);
    const changes = changesIn(ended.changed?.output ?? "");
    expect(changes).toContainEqual({ sign: "+", name: "LettersQueue", type: "aws:sqs:Queue" });
    expect(changes).toContainEqual({ sign: "*", name: "HelloFunction", type: "aws:lambda:Function" });
    // The environment holds a secret, and its values are hidden.
    expect(ended.changed?.output).toMatch(/\* environment\.variables\.GREETING$/m);
    expect(Object.values(ended).filter(({ output }) => output.includes(SECRET))).toEqual([]);
  });

  it("fails with the CLI's words where a handler cannot be bundled, or a stack throws", () => {
    expect(ended.brokenHandler).toMatchObject({ code: 1, output: expect.stringContaining("nowhere.ts") });
    expect(ended.brokenStack).toMatchObject({ code: 1, output: expect.stringContaining("not on a Sunday") });
  });

  it("removes what was deployed", () => {
    expect(ended.remove).toMatchObject({ code: 0, output: expect.stringContaining("Removed") });
    expect(left.filter((key) => /^(snapshot|lock)\//.test(key))).toEqual([]);
  });

  it("asks nobody beyond this machine", () => {
    expect(offline.wanted).toEqual([]);
    expect(offline.cloud.journal.entries().filter(({ status }) => status >= 500)).toEqual([]);
  });
});

const clientOf = ({ cloud }: Offline) =>
  new S3Client({ region: "us-east-1", endpoint: cloud.endpoint, credentials: cloud.credentials });

const stateBucket = ({ cloud }: Offline): string => {
  const created = cloud.journal.find({ service: "s3", operation: "CreateBucket" });
  const names = created.map(({ input }) => (input as { Bucket: string }).Bucket);
  return names.find((name) => name.startsWith("sst-state-")) ?? "";
};

async function readState(offline: Offline): Promise<string> {
  const s3 = clientOf(offline);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: stateBucket(offline), Key: "app/small/test.json" }));
  return (await Body?.transformToString()) ?? "";
}

async function stateKeys(offline: Offline): Promise<string[]> {
  const { Contents = [] } = await clientOf(offline).send(new ListObjectsV2Command({ Bucket: stateBucket(offline) }));
  return Contents.map(({ Key }) => String(Key));
}
