import { createHash } from "node:crypto";
import { Refused } from "../refused.ts";

/** What is done to the agents of a file. */
export const VERBS = ["create", "update", "remove"] as const;
export type Verb = (typeof VERBS)[number];

/** The folders of the bucket that files are dropped into. In the last two, and below, nothing is done at once. */
export const FOLDERS = [...VERBS, "plan", "approved"] as const;

/** A file as it was dropped: what an S3 event tells of it. */
export type Drop = {
  /** The object's key, decoded. */
  key: string;
  /** The version that was dropped; an event that comes twice names the same. */
  versionId: string;
  etag: string;
  /** The file is gone through as a plan first, to see how many agents it would change: an upload of its own. */
  rehearsal?: true | undefined;
};

export type Upload = Drop & {
  id: string;
  verb: Verb;
  /** Nothing is changed by a plan. */
  mode: "run" | "plan";
  /** Where it was dropped, without a slash at its end, e.g. `plan/update`. */
  folder: string;
  /** The key below its folder, e.g. `team a/agents.csv`. */
  name: string;
};

/** The upload that a drop is: a repeated event gives the same one, the same file dropped again another. */
export function uploadOf({ key, versionId, etag, rehearsal }: Drop): Upload {
  const [top = "", second, ...rest] = key.split("/");
  const folder = FOLDERS.find((known) => known === top);
  if (!folder || second === undefined) throw new Refused("UnknownFolder", `nothing is done with files in “${top}/”`);
  const own = VERBS.find((verb) => verb === top);
  const below = own || rest.length === 0 ? undefined : VERBS.find((verb) => verb === second);
  const id = createHash("sha256")
    .update(`${key}\n${versionId}${rehearsal ? "\nrehearsal" : ""}`)
    .digest("hex")
    .slice(0, 24);
  return {
    ...{ key, versionId, etag, id, ...(rehearsal && { rehearsal }) },
    verb: own ?? below ?? "update",
    mode: folder === "plan" || rehearsal ? "plan" : "run",
    folder: below ? `${folder}/${below}` : folder,
    name: (below ? rest : [second, ...rest]).join("/"),
  };
}

/** Throws Refused where it is not clear what a file in `plan/` is for. */
export function checkFolder({ folder }: Pick<Upload, "folder">) {
  if (folder !== "plan") return;
  throw new Refused(
    "UnknownFolder",
    "It is not clear what this is a plan of: drop it into plan/create/, plan/update/ or plan/remove/.",
  );
}

/** Whether the file is one that was held, dropped for its second time. */
export const isApproval = ({ folder }: Pick<Upload, "folder">) => folder.startsWith("approved");

/** A folder made in the S3 console is an empty object whose key ends with a slash. */
export const isFolder = ({ key }: Pick<Drop, "key">) => key.endsWith("/");

/** The instant as file names carry it: no colons, sorted by name, e.g. `2026-11-21T10-31-41-123Z`. */
export const dateTime = (instant: number) => new Date(instant).toISOString().replace(/[:.]/g, "-");

export const failedKeyOf = (stamp: string) => `failed/failedActions-${stamp}.csv.bak`;

export const reportKeysOf = (id: string) => ({ html: `reports/${id}.html`, json: `reports/${id}.json` });

/** Where a file goes that is held: as it is, to be dropped into `approved/`. */
export const heldKeyOf = (upload: Upload, stamp: string) => keyIn(`held/${upload.verb}/`, upload.name, `-${stamp}.csv`);

export const processedKeyOf = ({ folder, name }: Upload, stamp: string) =>
  keyIn(`processed/${folder}/`, name.replace(/\.bak$/i, ""), `-${stamp}.bak`);

function keyIn(start: string, name: string, end: string): string {
  const room = LONGEST_KEY - Buffer.byteLength(start) - Buffer.byteLength(end);
  return `${start}${cut(name, room)}${end}`;
}

/** Bytes of UTF-8 (S3, object key naming). */
const LONGEST_KEY = 1024;

/** The text up to so many bytes, no character cut in two. */
function cut(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes));
  return text.slice(0, read);
}
