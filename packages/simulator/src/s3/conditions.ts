import type { IncomingHttpHeaders } from "node:http";
import type { Version } from "./bucket.ts";
import { noSuchKey, preconditionFailed, S3Fault } from "./fault.ts";

const bare = (etag: string) => etag.trim().replace(/^W\//, "").replaceAll('"', "");
const names = (list: string, { etag }: Version) =>
  list.trim() === "*" || list.split(",").some((each) => bare(each) === bare(etag));
const time = (text: string | string[] | undefined) => (text === undefined ? Number.NaN : Date.parse(String(text)));

/** Conditions of a read, in RFC 9110's order; `prefix` is that of a copy's source. Returns whether the reader has it already. */
export function readConditions(version: Version, headers: IncomingHttpHeaders, prefix = ""): boolean {
  const header = (name: string) => headers[prefix + name] as string | undefined;
  const second = Math.floor(version.modified.getTime() / 1000) * 1000;
  const [match, none] = [header("if-match"), header("if-none-match")];
  if (match !== undefined ? !names(match, version) : second > time(header("if-unmodified-since")))
    throw preconditionFailed();
  const isHad = none !== undefined ? names(none, version) : second <= time(header("if-modified-since"));
  if (isHad && prefix) throw preconditionFailed();
  return isHad;
}

/** Conditions of a write, against the object as it is now. */
export function writeConditions(current: Version | undefined, headers: IncomingHttpHeaders): void {
  const { "if-match": match, "if-none-match": none } = headers;
  if (none !== undefined && none.trim() !== "*") {
    throw new S3Fault("NotImplemented", "If-None-Match of a write takes * only.", 501);
  }
  if (none !== undefined && current) throw preconditionFailed();
  if (match !== undefined && !current) throw noSuchKey();
  if (match !== undefined && current && !names(match, current)) throw preconditionFailed();
}
