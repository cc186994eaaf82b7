import type { IncomingHttpHeaders } from "node:http";
import { S3Fault } from "./fault.ts";

type Sent = { body: Buffer; headers: IncomingHttpHeaders };

/** Takes apart a body in aws-chunked encoding; its trailers (checksums) join the headers. */
export function unchunked({ body, headers }: Sent): Sent {
  const encodings = (headers["content-encoding"] ?? "").split(/\s*,\s*/).filter(Boolean);
  const isChunked = encodings.includes("aws-chunked") || `${headers["x-amz-content-sha256"]}`.startsWith("STREAMING-");
  if (!isChunked) return { body, headers };
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.toString("latin1", at, end), 16);
    if (end < 0 || Number.isNaN(size)) throw new S3Fault("IncompleteBody", "The chunked body is malformed.", 400);
    at = end + 2;
    if (size === 0) break;
    chunks.push(body.subarray(at, at + size));
    at += size + 2;
  }
  const trailers: Record<string, string> = {};
  for (const line of body.toString("latin1", at).split("\r\n")) {
    const [name = "", value] = line.split(/:(.*)/);
    if (value !== undefined) trailers[name.trim().toLowerCase()] = value.trim();
  }
  const { "content-encoding": _, ...others } = headers;
  const kept = encodings.filter((encoding) => encoding !== "aws-chunked").join(",");
  return {
    body: Buffer.concat(chunks),
    headers: { ...others, ...(kept ? { "content-encoding": kept } : {}), ...trailers },
  };
}
