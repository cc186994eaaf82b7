import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { differences, hashed, opened, SIGNATURE, secret } from "./values.ts";

it("opens secrets, those within secrets too", () => {
  const values = { name: "rows", key: secret({ pem: secret("hush"), all: [secret(1)] }) };
  expect(opened(values)).toEqual({ name: "rows", key: { pem: "hush", all: [1] } });
});

it("tells where two sets of values differ, by their paths", () => {
  const old = { a: 1, list: ["x", "y"], tags: { "a b": "1", gone: "2" }, kept: secret("s") };
  const now = { a: 2, list: ["x", "z", "w"], tags: { "a b": "3", new: "4" }, kept: secret("s") };
  expect(differences(old, now)).toEqual({
    a: "update",
    "list[1]": "update",
    "list[2]": "add",
    'tags["a b"]': "update",
    "tags.gone": "delete",
    "tags.new": "add",
  });
  expect(differences(old, structuredClone(old))).toEqual({});
  expect(differences({ key: secret("one") }, { key: secret("two") })).toEqual({ key: "update" });
});

it("compares files by what they hold, wherever they lie", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-values-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const source = async (name: string, content: string) => {
    await writeFile(path.join(folder, name), content);
    return hashed({ source: { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", path: path.join(folder, name) } });
  };
  const one = await source("one.zip", "code");
  expect(differences(one, await source("two.zip", "code"))).toEqual({});
  expect(differences(one, await source("one.zip", "other code"))).toEqual({ source: "update" });
});
