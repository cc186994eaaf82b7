import { createHash } from "node:crypto";
import { invalidToken, invalidValue } from "./faults.ts";

type Asked = { MaxResults?: number | undefined; NextToken?: string | undefined; Filters?: object[] | undefined };

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
const [LEAST, MOST] = [5, 1000];

/**
 * A page of those of `items` that `isAsked` lets through; all of them where the caller names no size. A token is opaque,
 * and good with the filters only with which it was given. It says where in all items the page ended, so that what changes
 * its state between two pages neither comes twice nor makes another go missing.
 */
export function page<T>(items: T[], isAsked: (item: T) => boolean, asked: Asked): { shown: T[]; NextToken?: string } {
  const { MaxResults: size, NextToken: token } = asked;
  if (size !== undefined && (size < LEAST || size > MOST))
    throw invalidValue(
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value from ${LEAST} to ${MOST}.`,
    );
  const filters = digestOf(asked.Filters);
  const start = token === undefined ? 0 : readToken(token, filters);
  const left = items.flatMap((item, index) => (index >= start && isAsked(item) ? [{ item, index }] : []));
  const taken = left.slice(0, size);
  const shown = taken.map(({ item }) => item);
  const last = taken.at(-1);
  if (!last || taken.length === left.length) return { shown };
  return { shown, NextToken: Buffer.from(JSON.stringify([filters, last.index + 1])).toString("base64url") };
}

const digestOf = (filters: object[] = []) =>
  createHash("sha256").update(JSON.stringify(filters)).digest("hex").slice(0, 16);

function readToken(token: string, wanted: string): number {
  const [, filters, start] = /^\["(\w+)",(\d+)\]$/.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (start === undefined || filters !== wanted) throw invalidToken();
  return Number(start);
}
