import type { Caller, Request } from "./service.ts";

/** Whom a request's SigV4 scope names, and for which service; nothing for a request that is not signed. */
export function callerOf({ headers, query }: Request): (Caller & { signingName: string }) | undefined {
  const scope = headers.authorization ?? `Credential=${query.get("X-Amz-Credential") ?? ""}`;
  const [, accessKeyId, region, signingName] = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(scope) ?? [];
  const linked = query.get("AWSAccessKeyId");
  // Older clients sign links to S3 in a form of its own, which names neither region nor service.
  if (linked) return { accessKeyId: linked, region: "us-east-1", signingName: "s3" };
  if (!accessKeyId || !region || !signingName) return undefined;
  const sessionToken = headers["x-amz-security-token"];
  return { accessKeyId, region, signingName, ...(typeof sessionToken === "string" ? { sessionToken } : {}) };
}

/** The headers of a request that this process makes of its own gateway. Signatures are not checked there. */
export function signed({ accessKeyId, region }: Caller, signingName: string): Record<string, string> {
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${accessKeyId}/${now.slice(0, 8)}/${region}/${signingName}/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=local`,
    "x-amz-date": now,
  };
}
