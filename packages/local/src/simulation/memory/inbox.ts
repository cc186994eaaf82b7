import type { Inbox } from "@frontdesk/core/agents/inbox.ts";
import { type Drop, FOLDERS } from "@frontdesk/core/agents/upload.ts";
import { atOnce, type Io } from "../io.ts";

/** A version of an object; a delete marker has no body. */
export type Version = { versionId: string; etag: string; since: number; body: Buffer | undefined };
export type Bucket = {
  /** All versions by key, the newest last. */
  objects: Map<string, Version[]>;
  put(key: string, body: Buffer | undefined): Version;
};

/** A versioned bucket; `now` says when an object was last modified, in milliseconds. */
export function emptyBucket(now: () => number): Bucket {
  const objects = new Map<string, Version[]>();
  let versions = 0;
  return {
    objects,
    put(key, body) {
      versions += 1;
      const version = { versionId: `v${versions}`, etag: `e${versions}`, since: now(), body };
      objects.set(key, [...(objects.get(key) ?? []), version]);
      return version;
    },
  };
}

/** The newest version under a key; nothing where it was deleted. */
export function currentOf({ objects }: Bucket, key: string): (Version & { key: string; body: Buffer }) | undefined {
  const newest = objects.get(key)?.at(-1);
  return newest?.body ? { ...newest, key, body: newest.body } : undefined;
}

export type Reading = (body: Buffer) => AsyncIterable<Uint8Array>;
async function* whole(body: Buffer): AsyncGenerator<Uint8Array> {
  yield body;
}

/** The inbox in memory; `reading` gives a body in pieces. */
export function memoryInbox(bucket: Bucket, io: Io = atOnce, reading: Reading = whole): Inbox {
  async function newest(key: string): Promise<Drop | undefined> {
    const found = await io("s3 HeadObject", () => currentOf(bucket, key));
    return found && { key, versionId: found.versionId, etag: found.etag };
  }
  function versionOf({ key, versionId }: { key: string; versionId: string }): Buffer {
    const body = bucket.objects.get(key)?.find((version) => version.versionId === versionId)?.body;
    if (body) return body;
    throw new Error(`NoSuchVersion: ${key} ${versionId}`);
  }
  function bodyOf(key: string): Buffer {
    const found = currentOf(bucket, key);
    if (found) return found.body;
    throw new Error(`NoSuchKey: ${key}`);
  }
  return {
    async standing({ key, versionId }) {
      const found = await newest(key);
      if (!found) return "gone";
      return found.versionId === versionId ? "current" : "superseded";
    },
    async *lying() {
      const isIn = (key: string) => FOLDERS.some((folder) => key.startsWith(`${folder}/`));
      yield* await io("s3 ListObjectsV2", () =>
        [...bucket.objects.keys()]
          .filter(isIn)
          .sort()
          .flatMap((key) => currentOf(bucket, key) ?? [])
          .map(({ key, since }) => ({ key, since })),
      );
    },
    newest,
    size: (drop) => io("s3 HeadObject", () => versionOf(drop).length),
    open: (drop) => async () => reading(await io("s3 GetObject", () => versionOf(drop))),
    async write(key, chunks) {
      const parts: string[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      await io("s3 PutObject", () => bucket.put(key, Buffer.from(parts.join(""))));
    },
    read: async (key) => reading(await io("s3 GetObject", () => bodyOf(key))),
    remove: (key) => io("s3 DeleteObject", () => void bucket.put(key, undefined)),
    async archive(upload, to) {
      await io("s3 CopyObject", () => bucket.put(to, versionOf(upload)));
      await io("s3 DeleteObject", () => {
        if (currentOf(bucket, upload.key)?.etag === upload.etag) bucket.put(upload.key, undefined);
      });
    },
  };
}
