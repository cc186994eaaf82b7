import { Hono } from "hono";
import type { Clients } from "../cloud/clients.ts";
import { bytesOf } from "../uploads/export.ts";

const TYPES: [RegExp, string][] = [
  [/\.html$/, "text/html; charset=utf-8"],
  [/\.json$/, "application/json"],
];

/** No script, and nothing of anywhere else. Its links lead to files of this origin, which are saved. */
const AS_A_PAGE =
  "sandbox allow-same-origin allow-downloads allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/**
 * The bucket's files as they lie there, so that a report's links lead on. What people have dropped may be anything: a page of it
 * runs no script, and all else is saved, not shown.
 */
export function bucketFiles({ watching, bucket }: { watching: Pick<Clients, "s3">; bucket: string }) {
  return new Hono().get("/:key{.+}", async (context) => {
    const key = context.req.param("key");
    const bytes = await bytesOf(watching, bucket, key);
    if (!bytes) return context.json({ message: `There is no ${key}: it may be forgotten.` }, 404);
    const type = TYPES.find(([ending]) => key.startsWith("reports/") && ending.test(key))?.[1];
    context.header("content-type", type ?? "text/csv; charset=utf-8");
    context.header("content-security-policy", AS_A_PAGE);
    if (!type) context.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(lastOf(key))}`);
    return context.body(new Uint8Array(bytes));
  });
}

const lastOf = (key: string) => key.split("/").at(-1) ?? key;
