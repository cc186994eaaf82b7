import { type Members, type Shape, traitsOf } from "./schema.ts";

const HIDDEN = "***";

/** A copy of `value` for people to read: what AWS marks sensitive, or `hidden` names, is replaced by `***`. */
export function redact(shape: Shape, value: unknown, hidden: readonly string[] = []): unknown {
  if (value == null) return value;
  if (traitsOf(shape).sensitive) return HIDDEN;
  if (shape.isBlobSchema()) return `(${value instanceof Uint8Array ? value.length : "?"} bytes)`;
  if (shape.isListSchema() && Array.isArray(value))
    return value.map((item) => redact(shape.getValueSchema(), item, hidden));
  if (typeof value !== "object" || value instanceof Date) return value;
  const members = value as Members;
  if (shape.isMapSchema()) {
    const each = shape.getValueSchema();
    return Object.fromEntries(Object.entries(members).map(([key, one]) => [key, redact(each, one, hidden)]));
  }
  if (!shape.isStructSchema()) return value;
  const known = [...shape.structIterator()].filter(([name]) => members[name] !== undefined);
  return Object.fromEntries(
    known.map(([name, member]) => [name, hidden.includes(name) ? HIDDEN : redact(member, members[name], hidden)]),
  );
}
