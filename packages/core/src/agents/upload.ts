import { createHash } from "node:crypto";
import { Refused } from "../refused.ts";

/** The folders of the bucket that are worked on, and what is done to their rows. */
export const VERBS = ["create", "update"] as const;
export type Verb = (typeof VERBS)[number];

/** A file as it was dropped: what an S3 event tells of it. */
export type Drop = {
  /** The object's key, decoded. */
  key: string;
  /** The version that was dropped; an event that comes twice names the same. */
  versionId: string;
  etag: string;
};

export type Upload = Drop & {
  id: string;
  verb: Verb;
  /** The key below its folder, e.g. `team a/agents.csv`. */
  name: string;
};

/** The upload that a drop is: a repeated event gives the same one, the same file dropped again another. */
export function uploadOf({ key, versionId, etag }: Drop): Upload {
  const [folder, ...rest] = key.split("/");
  const verb = VERBS.find((known) => known === folder);
  if (!verb || rest.length === 0) throw new Refused("UnknownFolder", `nothing is done with files in “${folder}/”`);
  const id = createHash("sha256").update(`${key}\n${versionId}`).digest("hex").slice(0, 24);
  return { key, versionId, etag, id, verb, name: rest.join("/") };
}

/** A folder made in the S3 console is an empty object whose key ends with a slash. */
export const isFolder = ({ key }: Pick<Drop, "key">) => key.endsWith("/");

/** The instant as file names carry it: no colons, sorted by name, e.g. `2026-11-21T10-31-41-123Z`. */
export const dateTime = (instant: number) => new Date(instant).toISOString().replace(/[:.]/g, "-");

export const failedKeyOf = (stamp: string) => `failed/failedActions-${stamp}.csv.bak`;

export function processedKeyOf({ verb, name }: Upload, stamp: string): string {
  const [start, end] = [`processed/${verb}/`, `-${stamp}.bak`];
  const room = LONGEST_KEY - Buffer.byteLength(start) - Buffer.byteLength(end);
  return `${start}${cut(name.replace(/\.bak$/i, ""), room)}${end}`;
}

/** Bytes of UTF-8 (S3, object key naming). */
const LONGEST_KEY = 1024;

/** The text up to so many bytes, no character cut in two. */
function cut(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes));
  return text.slice(0, read);
}
