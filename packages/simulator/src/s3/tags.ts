import type { IncomingHttpHeaders } from "node:http";
import { S3Fault } from "./fault.ts";

const invalid = (message: string) => new S3Fault("InvalidTag", message, 400);

/** An object's tags: at most 10, with keys of 128 and values of 256 characters at most. */
export function checkedTags(pairs: [key: string, value: string][]): Record<string, string> {
  if (pairs.length > 10) throw new S3Fault("BadRequest", "Object tags cannot be greater than 10", 400);
  const tags = Object.fromEntries(pairs);
  if (Object.keys(tags).length < pairs.length) throw invalid("Cannot provide multiple Tags with the same key");
  for (const [key, value] of pairs) {
    if (!key || key.length > 128) throw invalid("The TagKey you have provided is invalid");
    if (value.length > 256) throw invalid("The TagValue you have provided is invalid");
  }
  return tags;
}

/** The tags that came with an upload, in a header. */
export const tagsIn = (headers: IncomingHttpHeaders): Record<string, string> =>
  checkedTags([...new URLSearchParams(String(headers["x-amz-tagging"] ?? ""))]);
