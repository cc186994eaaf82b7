import type { Journal } from "./journal.ts";
import type { JournalEntry, Reply, Request } from "./service.ts";

const json = (status: number, value: unknown, headers = {}): Reply => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(value),
});

/** The two paths that need no signature: `/_health`, and `/_journal` with the calls so far (`?since=` epoch milliseconds). */
export function openToAll({ method, path, query }: Request, journal: Journal<JournalEntry>): Reply | undefined {
  if (method !== "GET") return undefined;
  if (path === "/_health") return json(200, { status: "ok" });
  if (path === "/_journal") {
    const since = Number(query.get("since") ?? 0);
    return json(
      200,
      journal.entries().filter(({ at }) => at >= since),
    );
  }
  return undefined;
}

/** What nobody answers: requests that are not signed, and services that are not here. */
export function unserved({ headers }: Request, signingName: string | undefined, requestId: string): Reply {
  if (signingName) return failed(headers, "NotImplemented", `NotImplemented: ${signingName}`, 501, requestId);
  const code = headers["x-amz-target"] ? "MissingAuthenticationTokenException" : "AccessDenied";
  return failed(headers, code, "The request is not signed: it has no authentication token", 403, requestId);
}

/** What a web page of somewhere else gets. */
export const refusedOutsider = ({ headers }: Request, requestId: string): Reply =>
  failed(
    headers,
    "AccessDenied",
    "This is for programs of this machine, not for web pages of elsewhere",
    403,
    requestId,
  );

function failed(headers: Request["headers"], code: string, message: string, status: number, requestId: string): Reply {
  const type = headers["content-type"] ?? "";
  if (headers["x-amz-target"] || type.includes("json")) {
    return json(status, { __type: code, message }, { "x-amzn-errortype": code });
  }
  const error = `<Code>${code}</Code><Message>${message}</Message><RequestId>${requestId}</RequestId>`;
  const body = type.includes("form-urlencoded")
    ? `<ErrorResponse><Error>${error}</Error></ErrorResponse>`
    : `<?xml version="1.0" encoding="UTF-8"?><Error>${error}</Error>`;
  return { status, headers: { "content-type": "application/xml" }, body };
}

/** The error's code, from wherever the protocol puts it. */
export function codeOf({ status, headers, body }: Reply): string | undefined {
  if (status < 400) return undefined;
  const named = headers["x-amzn-errortype"] ?? headers["x-amz-error-code"];
  const text = (typeof body === "string" ? body : Buffer.from(body).toString()).slice(0, 2_000);
  const code = named
    ? String(named)
    : (/"__type":\s*"([^"]+)"|<Code>([^<]+)</.exec(text)?.slice(1).find(Boolean) ?? "");
  return code.replace(/^.*#/, "").replace(/:.*$/, "") || String(status);
}
