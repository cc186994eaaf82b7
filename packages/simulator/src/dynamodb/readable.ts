import type { Input } from "./needs.ts";

/** Members that are shown whole: they name what is read or written, never what an item holds beside its key. */
const SHOWN = new Set(["Key", "Keys", "ExclusiveStartKey", "ExpressionAttributeNames", "AttributesToGet"]);

/** The input without the values of items: their attributes' names stand for them. */
export function readable(input: Input): Input {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, shown(name, value)]));
}

function shown(name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || SHOWN.has(name)) return value;
  if (name === "RequestItems") return mapped(value, requested);
  return Array.isArray(value) ? value.length : Object.keys(value);
}

/** What is asked of one table: keys to read, or a list of writes. */
function requested(value: unknown): unknown {
  if (!Array.isArray(value)) return readable({ ...(value as Input) });
  return value.map((write) => mapped(write, (request) => readable({ ...(request as Input) })));
}

const mapped = (value: object, each: (member: unknown) => unknown) =>
  Object.fromEntries(Object.entries({ ...value }).map(([name, member]) => [name, each(member)]));
