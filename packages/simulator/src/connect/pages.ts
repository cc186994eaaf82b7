import { invalidParameter } from "./faults.ts";

type Asked = { MaxResults?: number | undefined; NextToken?: string | undefined };
type Page<T> = { shown: T[]; NextToken: string | undefined };

/**
 * A page of `items`, which are in order of their sequence; 100 where the caller does not say, `most` at most. A token is
 * opaque, and good for the operation that gave it only.
 */
export function page<T extends { sequence: number }>(
  operation: string,
  items: T[],
  { MaxResults: size = 100, NextToken: token }: Asked,
  most: number,
): Page<T> {
  if (!Number.isInteger(size) || size < 1 || size > most) throw invalidParameter(`MaxResults must be 1 to ${most}.`);
  const after = token === undefined ? 0 : readToken(operation, token);
  const left = items.filter(({ sequence }) => sequence > after);
  const shown = left.slice(0, size);
  const last = shown.at(-1);
  return { shown, NextToken: last && left.length > size ? writeToken(operation, last.sequence) : undefined };
}

const writeToken = (operation: string, after: number) =>
  Buffer.from(JSON.stringify([operation, after])).toString("base64url");

function readToken(operation: string, token: string): number {
  const [, name, after] = /^\["(\w+)",(\d+)\]$/.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (name !== operation || after === undefined) throw invalidParameter("NextToken is not valid.");
  return Number(after);
}
