import { invalidParameter } from "./faults.ts";

/** As many as SNS gives at a time. https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
const SIZE = 100;

/** A page of `items`, which only ever grow at their end. Tokens are opaque. */
export function page<T>(items: T[], token: string | undefined): { shown: T[]; NextToken: string | undefined } {
  const start = token === undefined ? 0 : readToken(token);
  const end = start + SIZE;
  const NextToken = items.length > end ? Buffer.from(`after ${end}`).toString("base64url") : undefined;
  return { shown: items.slice(start, end), NextToken };
}

function readToken(token: string): number {
  const [, start] = /^after (\d+)$/.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (start === undefined) throw invalidParameter("NextToken");
  return Number(start);
}
