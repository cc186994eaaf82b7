import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { Inbox } from "@frontdesk/core/agents/inbox.ts";
import { type Drop, uploadOf } from "@frontdesk/core/agents/upload.ts";
import { describe, expect, it } from "vitest";
import { currentOf, emptyBucket, memoryInbox } from "../src/simulation/memory/inbox.ts";
import { adaptersOf } from "./adapters.ts";
import { EVENTS, graphWithout, openDesk } from "./desk.ts";

/** An inbox, and what others do to its bucket. */
type Opened = {
  inbox: Inbox;
  put(key: string, content: string): Promise<Drop>;
  remove(key: string): Promise<void>;
  /** The content of what lies under a key; nothing where it was deleted. */
  lies(key: string): Promise<string | undefined>;
};

async function inS3(): Promise<Opened> {
  const desk = await openDesk({ graph: graphWithout(EVENTS) });
  const { s3 } = desk.clients;
  const Bucket = desk.names.bucket;
  return {
    inbox: adaptersOf(desk).inbox,
    async put(Key, Body) {
      const { VersionId: versionId = "", ETag = "" } = await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
      return { key: Key, versionId, etag: ETag.replaceAll('"', "") };
    },
    async remove(Key) {
      await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    lies: async (key) => ((await desk.keys(key)).includes(key) ? desk.read(key) : undefined),
  };
}

async function inMemory(): Promise<Opened> {
  const bucket = emptyBucket(Date.now);
  return {
    inbox: memoryInbox(bucket),
    async put(key, content) {
      const { versionId, etag } = bucket.put(key, Buffer.from(content));
      return { key, versionId, etag };
    },
    remove: async (key) => void bucket.put(key, undefined),
    lies: async (key) => currentOf(bucket, key)?.body.toString(),
  };
}

const key = "create/team a/agents 100%+é.csv";

async function contentOf(inbox: Inbox, drop: Drop): Promise<string> {
  const chunks = await Array.fromAsync(await inbox.open(drop)());
  return Buffer.concat(chunks).toString();
}
async function lying(inbox: Inbox): Promise<(Drop | undefined)[]> {
  const drops: (Drop | undefined)[] = [];
  for await (const { key } of inbox.lying()) drops.push(await inbox.newest(key));
  return drops;
}
async function* later(...chunks: string[]) {
  for (const chunk of chunks) {
    await undefined;
    yield chunk;
  }
}

describe.each([
  ["in S3", inS3],
  ["in memory", inMemory],
])("the inbox %s", (_, open) => {
  it("says whether a drop is what lies there, or a newer one does, or nothing", async () => {
    const { inbox, put, remove } = await open();
    const first = await put(key, "one");
    expect(await inbox.standing(first)).toBe("current");
    const second = await put(key, "one");
    expect(await inbox.standing(first)).toBe("superseded");
    expect(await inbox.standing(second)).toBe("current");
    await remove(key);
    expect([await inbox.standing(first), await inbox.standing(second)]).toEqual(["gone", "gone"]);
    const third = await put(key, "three");
    expect([await inbox.standing(second), await inbox.standing(third)]).toEqual(["superseded", "current"]);
  });

  it("opens the version that was dropped and tells its size, whatever lies under its key by now", async () => {
    const { inbox, put, remove } = await open();
    const first = await put(key, "ä,b\r\n");
    const second = await put(key, "");
    expect([await contentOf(inbox, first), await inbox.size(first)]).toEqual(["ä,b\r\n", 6]);
    expect([await contentOf(inbox, second), await inbox.size(second)]).toEqual(["", 0]);
    await remove(key);
    expect([await contentOf(inbox, first), await inbox.size(first)]).toEqual(["ä,b\r\n", 6]);
  });

  it("opens a version as often as it is asked to, from its beginning", async () => {
    const { inbox, put } = await open();
    const again = inbox.open(await put(key, "one"));
    for (let time = 0; time < 2; time += 1) {
      expect(Buffer.concat(await Array.fromAsync(await again())).toString()).toBe("one");
    }
  });

  it("fails where there is no such version", async () => {
    const { inbox, put } = await open();
    const drop = { ...(await put(key, "one")), versionId: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
    await expect(inbox.size(drop)).rejects.toThrow();
    await expect(inbox.open(drop)()).rejects.toThrow();
    await expect(inbox.archive(uploadOf(drop), "processed/a")).rejects.toThrow();
    expect(await inbox.standing(drop)).toBe("superseded");
  });

  it("writes a file as it comes, in the place of an earlier one", async () => {
    const { inbox, lies } = await open();
    await inbox.write("failed/a b.csv", later("\ufeff", "ä,", "b\r\n"));
    expect(await lies("failed/a b.csv")).toBe("\ufeffä,b\r\n");
    await inbox.write("failed/a b.csv", ["again"]);
    expect(await lies("failed/a b.csv")).toBe("again");
    await inbox.write("failed/empty.csv", later());
    expect(await lies("failed/empty.csv")).toBe("");
  });

  it("writes a file of more than one part", async () => {
    const { inbox, lies } = await open();
    const chunk = "0123456789abcdé\n".repeat(65_536);
    await inbox.write("failed/large.csv", later(...Array.from({ length: 7 }, () => chunk)));
    expect((await lies("failed/large.csv")) === chunk.repeat(7)).toBe(true);
  });

  it("writes nothing where the content breaks off", async () => {
    const { inbox, lies } = await open();
    async function* broken() {
      yield "one";
      throw new Error("broken off");
    }
    await expect(inbox.write("failed/a.csv", broken())).rejects.toThrow("broken off");
    expect(await lies("failed/a.csv")).toBeUndefined();
  });

  it("archives a drop and takes it out of its folder; to do so again is harmless", async () => {
    const { inbox, put, lies } = await open();
    const upload = uploadOf(await put(key, "one"));
    for (let time = 0; time < 2; time += 1) {
      await inbox.archive(upload, "processed/a b");
      expect([await lies(key), await lies("processed/a b")]).toEqual([undefined, "one"]);
      expect(await inbox.standing(upload)).toBe("gone");
      expect(await contentOf(inbox, upload)).toBe("one");
    }
  });

  it("archives a drop that somebody has deleted since", async () => {
    const { inbox, put, remove, lies } = await open();
    const upload = uploadOf(await put(key, "one"));
    await remove(key);
    await inbox.archive(upload, "processed/a");
    expect([await lies(key), await lies("processed/a")]).toEqual([undefined, "one"]);
  });

  it("archives a drop and leaves a newer one where it is, even one of the same content", async () => {
    const { inbox, put, lies } = await open();
    const first = uploadOf(await put(key, "one"));
    for (const content of ["one", "two"]) {
      const newer = await put(key, content);
      await inbox.archive(first, "processed/a");
      expect([await lies(key), await lies("processed/a")]).toEqual([content, "one"]);
      expect(await inbox.standing(newer)).toBe("current");
    }
  });

  it("lists what lies in the folders for drops: the newest versions, and nothing that was deleted or archived", async () => {
    const { inbox, put, remove } = await open();
    expect(await lying(inbox)).toEqual([]);
    const archived = await put("create/archived.csv", "-");
    await put("create/gone.csv", "-");
    await put(key, "old");
    await put("create.csv", "-");
    await put("creates/a.csv", "-");
    await put("failed/create/a.csv", "-");
    const updated = await put("update/b.csv", "-");
    const newer = await put(key, "new");
    const folder = await put("create/", "");
    const before = await put("create/a.csv", "-");
    await remove("create/gone.csv");
    await inbox.archive(uploadOf(archived), "processed/create/archived.csv");
    expect(await lying(inbox)).toEqual([folder, before, newer, updated]);
    expect(await inbox.newest("create/gone.csv")).toBeUndefined();
  });

  it("tells since when a drop lies there, to the second", async () => {
    const { inbox, put } = await open();
    const before = Date.now();
    await put(key, "one");
    const [drop] = await Array.fromAsync(inbox.lying());
    expect(drop?.since).toBeGreaterThanOrEqual(before - 1000);
    expect(drop?.since).toBeLessThanOrEqual(Date.now());
  });

  it("lists more files than fit on a page of the bucket's list", async () => {
    const { inbox, put } = await open();
    const keys = Array.from({ length: 1001 }, (_, index) => `update/${String(index).padStart(4, "0")}.csv`);
    for (let from = 0; from < keys.length; from += 100)
      await Promise.all(keys.slice(from, from + 100).map((each) => put(each, "-")));
    expect((await Array.fromAsync(inbox.lying())).map((each) => each.key)).toEqual(keys);
  });
});
