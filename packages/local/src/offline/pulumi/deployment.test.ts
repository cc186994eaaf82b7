import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openCheckpoint } from "./checkpoint.ts";
import { Deployment, type Goal } from "./deployment.ts";
import { eventsIn } from "./events.ts";
import { secret, type Values } from "./values.ts";

const STACK = "organization/frontdesk/test";
const PASSPHRASE = "correct horse";

async function folderForTest() {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-pulumi-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** One run of a program on the state in a folder; gives back the log's events. */
async function run(
  folder: string,
  program: (it: Deployment) => void,
  options: Partial<{ isPreview: boolean; isUnknown: boolean }> = {},
) {
  const { isPreview = false, isUnknown = false } = options;
  const log = path.join(folder, `${performance.now()}.log`);
  const deployment = new Deployment({
    ...{
      app: "frontdesk",
      stage: "test",
      config: { "aws:region": "us-east-1" },
      identityManagement: "SAML",
      isPreview,
      isUnknown,
    },
    checkpoint: openCheckpoint(folder, STACK, PASSPHRASE),
    events: eventsIn(log, isPreview),
  });
  program(deployment);
  deployment.deleteOthers();
  deployment.save();
  const lines = (await readFile(log, "utf8").catch(() => "")).split("\n").filter(Boolean);
  const metadata = lines.flatMap((line) => JSON.parse(line).resOutputsEvent?.metadata ?? []);
  return { counts: deployment.counts, told: metadata.map(({ op, urn }) => `${op} ${urn.split("::").pop()}`), metadata };
}

const goal = (type: string, name: string, inputs: Values = {}, more: Partial<Goal> = {}): Goal => ({
  ...{ type, name, inputs, custom: true, parent: "", provider: "", version: "7.20.0" },
  ...{ protect: false, retainOnDelete: false, dependencies: [], ignoreChanges: [], secretOutputs: [] },
  ...more,
});
const queue = (inputs: Values = {}, more: Partial<Goal> = {}) => goal("aws:sqs/queue:Queue", "Rows", inputs, more);

it("creates, leaves alone, changes and deletes, by what the state has", async () => {
  const folder = await folderForTest();
  const created = await run(folder, (it) => {
    expect(it.register(queue({ name: "rows", delaySeconds: 1 }))).toMatchObject({
      urn: "urn:pulumi:test::frontdesk::aws:sqs/queue:Queue::Rows",
      outputs: { arn: "arn:aws:sqs:us-east-1:123456789012:rows", delaySeconds: 1 },
    });
    it.register(goal("aws:sns/topic:Topic", "Told"));
  });
  expect(created.told).toEqual(["create Rows", "create Told"]);
  const same = await run(folder, (it) => {
    expect(it.register(queue({ name: "rows", delaySeconds: 1 })).outputs.name).toBe("rows");
    it.register(goal("aws:sns/topic:Topic", "Told"));
  });
  expect(same.counts).toEqual({ same: 2 });
  const changed = await run(folder, (it) => void it.register(queue({ name: "rows", delaySeconds: 2 })));
  expect(changed.told).toEqual(["update Rows", "delete Told"]);
  expect(changed.metadata[0].detailedDiff).toEqual({ delaySeconds: { diffKind: "update", inputDiff: true } });
  expect((await run(folder, () => {})).told).toEqual(["delete Rows"]);
  expect(openCheckpoint(folder, STACK, PASSPHRASE).resources).toEqual([]);
});

it("previews without a change of the state, and knows what a provider makes up unless it is told not to", async () => {
  const folder = await folderForTest();
  const isPreview = true;
  await run(folder, (it) => expect(it.register(queue()).outputs.arn).toBeTruthy(), { isPreview });
  await run(folder, (it) => expect(it.register(queue())).toMatchObject({ outputs: {} }), { isPreview });
  const unknown = { isPreview, isUnknown: true };
  await run(
    folder,
    (it) => expect(it.register(queue({ delaySeconds: 1 })).outputs).toEqual({ delaySeconds: 1 }),
    unknown,
  );
  expect(openCheckpoint(folder, STACK, PASSPHRASE).resources).toEqual([]);
});

it("keeps secrets encrypted under the passphrase, and out of the log", async () => {
  const folder = await folderForTest();
  const inputs = { name: "rows", policy: secret("hush") };
  const { metadata } = await run(folder, (it) => void it.register(queue(inputs)));
  expect(metadata[0].new.inputs.policy).toBe("[secret]");
  const file = await readFile(path.join(folder, ".pulumi/stacks/frontdesk/test.json"), "utf8");
  expect(file).not.toContain("hush");
  const { resources } = openCheckpoint(folder, STACK, PASSPHRASE);
  expect(resources.find(({ urn }) => urn.endsWith("::Rows"))?.outputs.policy).toEqual(secret("hush"));
  expect(() => openCheckpoint(folder, STACK, "wrong")).toThrow();
});

it("deletes nothing where something of it is protected", async () => {
  const folder = await folderForTest();
  await run(folder, (it) => void it.register(queue({}, { protect: true })));
  await expect(run(folder, () => {})).rejects.toThrow("cannot be deleted because it is protected");
  expect(openCheckpoint(folder, STACK, PASSPHRASE).resources).not.toEqual([]);
});

it("leaves what the program wants ignored as it is, and refuses a name that is there twice", async () => {
  const folder = await folderForTest();
  await run(folder, (it) => void it.register(queue({ name: "rows-1" })));
  const { counts } = await run(folder, (it) => {
    it.register(queue({ name: "rows-2" }, { ignoreChanges: ["name"] }));
    expect(() => it.register(queue())).toThrow("Duplicate resource URN");
  });
  expect(counts).toEqual({ same: 1 });
});
