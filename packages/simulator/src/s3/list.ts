import type { Reply } from "../gateway/service.ts";
import type { Version } from "./bucket.ts";
import { bucketOf, type Call } from "./call.ts";
import { notImplemented } from "./fault.ts";
import { type Xml, xmlReply } from "./xml.ts";

type Page = { objects: Version[]; prefixes: string[]; next: string | undefined };
const limitOf = (query: URLSearchParams) => Math.min(Number(query.get("max-keys") ?? 1000), 1000);
/** Keys as the client asked for them: as they are, or URL-encoded. */
const encoderOf = (query: URLSearchParams) => (text: string) =>
  query.get("encoding-type") === "url" ? encodeURIComponent(text).replaceAll("%2F", "/") : text;

/** The next keys after `after`; those with the delimiter beyond the prefix count once, as a common prefix. */
function pageOf(all: Version[], prefix: string, delimiter: string, after: string, limit: number): Page {
  const objects: Version[] = [];
  const prefixes: string[] = [];
  let last = "";
  if (limit === 0) return { objects, prefixes, next: undefined };
  for (const version of all) {
    const cut = delimiter ? version.key.indexOf(delimiter, prefix.length) : -1;
    const common = cut < 0 ? undefined : version.key.slice(0, cut + delimiter.length);
    const isPast = version.key <= after || (common !== undefined && (common <= after || common === prefixes.at(-1)));
    if (isPast) continue;
    if (objects.length + prefixes.length >= limit) return { objects, prefixes, next: last };
    last = common ?? version.key;
    if (common === undefined) objects.push(version);
    else prefixes.push(common);
  }
  return { objects, prefixes, next: undefined };
}

/** ListObjectsV2 and, with a marker instead of a token, ListObjects. */
export function listObjects(call: Call): Reply {
  const { query } = call;
  const bucket = bucketOf(call);
  const [prefix, delimiter] = [query.get("prefix") ?? "", query.get("delimiter") ?? ""];
  const token = query.get("continuation-token");
  const isSecond = query.get("list-type") === "2";
  const after = token
    ? Buffer.from(token, "base64").toString()
    : (query.get(isSecond ? "start-after" : "marker") ?? "");
  const limit = limitOf(query);
  const { objects, prefixes, next } = pageOf(bucket.objects(prefix), prefix, delimiter, after, limit);
  const encode = encoderOf(query);
  const marks = isSecond
    ? {
        KeyCount: objects.length + prefixes.length,
        ContinuationToken: token ?? undefined,
        NextContinuationToken: next && Buffer.from(next).toString("base64"),
        StartAfter: query.has("start-after") ? encode(query.get("start-after") ?? "") : undefined,
      }
    : { Marker: encode(after), NextMarker: next && encode(next) };
  return xmlReply("ListBucketResult", {
    Name: bucket.name,
    Prefix: encode(prefix),
    Delimiter: delimiter ? encode(delimiter) : undefined,
    MaxKeys: limit,
    IsTruncated: next !== undefined,
    EncodingType: query.get("encoding-type") ?? undefined,
    ...marks,
    Contents: objects.map((version) => ({ Key: encode(version.key), ...facts(version) })),
    CommonPrefixes: prefixes.map((each) => ({ Prefix: encode(each) })),
  });
}

const facts = ({ modified, etag, body }: Version): Record<string, Xml> => ({
  LastModified: modified,
  ETag: etag,
  Size: body.length,
  StorageClass: "STANDARD",
});

/** Versions and delete markers by key, newest first; a page begins after the key and version that its markers name. */
export function listObjectVersions(call: Call): Reply {
  const { query } = call;
  const bucket = bucketOf(call);
  if (query.get("delimiter")) throw notImplemented("ListObjectVersions with a delimiter");
  const [prefix, keyMarker] = [query.get("prefix") ?? "", query.get("key-marker") ?? ""];
  const idMarker = query.get("version-id-marker") ?? "";
  const limit = limitOf(query);
  const encode = encoderOf(query);
  const rest = bucket.versions(prefix).flatMap((versions) => {
    const key = versions[0]?.key ?? "";
    if (key !== keyMarker) return key > keyMarker ? versions : [];
    return idMarker ? versions.slice(versions.findIndex(({ versionId }) => versionId === idMarker) + 1) : [];
  });
  const page = rest.slice(0, limit);
  const last = limit > 0 && rest.length > page.length ? page.at(-1) : undefined;
  const shown = (version: Version) => ({
    Key: encode(version.key),
    VersionId: version.versionId,
    IsLatest: bucket.find(version.key) === version,
    ...(version.isMarker ? { LastModified: version.modified } : facts(version)),
  });
  return xmlReply("ListVersionsResult", {
    Name: bucket.name,
    Prefix: encode(prefix),
    KeyMarker: encode(keyMarker),
    VersionIdMarker: idMarker,
    MaxKeys: limit,
    IsTruncated: last !== undefined,
    EncodingType: query.get("encoding-type") ?? undefined,
    NextKeyMarker: last && encode(last.key),
    NextVersionIdMarker: last?.versionId,
    Version: page.filter(({ isMarker }) => !isMarker).map(shown),
    DeleteMarker: page.filter(({ isMarker }) => isMarker).map(shown),
  });
}
