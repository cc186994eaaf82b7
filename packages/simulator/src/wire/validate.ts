import type { Members, Shape } from "./schema.ts";

export type Problem = { text: string; missing?: boolean };

/** What in `value` does not fit `shape`: missing, unknown and wrongly typed members. Schemas know no lengths or patterns. */
export function problems(shape: Shape, value: unknown, at = "", found: Problem[] = []): Problem[] {
  const expected = wrongType(shape, value);
  const inside = (key: string) => (at ? `${at}.${key}` : key);
  if (expected) {
    found.push({ text: `Value at '${at}' must be of type ${expected}` });
    return found;
  }
  const members = value as Members;
  if (shape.isStructSchema()) {
    const { 4: names, 6: required = 0 } = shape.getSchema() as unknown as { 4: string[]; 6?: number };
    for (const [name, member] of shape.structIterator())
      if (members[name] != null) problems(member, members[name], inside(name), found);
    for (const name of names.slice(0, required)) if (members[name] == null) found.push(missing(inside(name)));
    for (const name in members)
      if (!names.includes(name)) found.push({ text: `Value at '${inside(name)}' is unknown` });
  } else if (shape.isListSchema() || shape.isMapSchema()) {
    const each = shape.getValueSchema();
    for (const key in members) if (members[key] != null) problems(each, members[key], inside(key), found);
  }
  return found;
}

const missing = (at: string): Problem => ({
  text: `Value null at '${at}' failed to satisfy constraint: Member must not be null`,
  missing: true,
});

const isRecord = (value: unknown) => Object.prototype.toString.call(value) === "[object Object]";

/** The type that `value` should have for `shape` and has not. */
function wrongType(shape: Shape, value: unknown): string | undefined {
  if (shape.isStringSchema()) return typeof value === "string" || value instanceof String ? undefined : "string";
  if (shape.isNumericSchema()) return typeof value === "number" && !Number.isNaN(value) ? undefined : "number";
  if (shape.isBooleanSchema()) return typeof value === "boolean" ? undefined : "boolean";
  if (shape.isListSchema()) return Array.isArray(value) ? undefined : "list";
  if (shape.isStructSchema() || shape.isMapSchema()) return isRecord(value) ? undefined : "object";
  if (shape.isTimestampSchema()) return value instanceof Date && !Number.isNaN(+value) ? undefined : "timestamp";
  if (shape.isBlobSchema() && !shape.isStreaming()) return value instanceof Uint8Array ? undefined : "blob";
  return undefined;
}
