import { type Shape, traitsOf } from "./schema.ts";

/** A value with every member of `shape` set, to the depth where a shape contains itself. For tests. */
export function sample(shape: Shape, name = "value", above: unknown[] = []): unknown {
  const raw = shape.getSchema();
  const deep = typeof raw === "object" && above.filter((one) => one === raw).length > 1;
  if (deep) return shape.isListSchema() ? [] : undefined;
  const below = [...above, raw];
  if (shape.isStructSchema()) {
    const members = [...shape.structIterator()].map(([key, member]) => [key, sample(member, key, below)]);
    const present = members.filter(([, value]) => value !== undefined);
    return Object.fromEntries(shape.isUnionSchema() ? present.slice(0, 1) : present);
  }
  if (shape.isListSchema()) {
    const items = [1, 2].map((index) => sample(shape.getValueSchema(), `${name}-${index}`, below));
    return items.filter((item) => item !== undefined);
  }
  if (shape.isMapSchema()) {
    const value = sample(shape.getValueSchema(), name, below);
    return value === undefined ? undefined : { one: value, "two & <2>": value };
  }
  return sampleOfSimple(shape, name);
}

function sampleOfSimple(shape: Shape, name: string): unknown {
  if (shape.isUnitSchema()) return {};
  if (shape.isDocumentSchema()) return { a: [1, "b", null] };
  if (shape.isBooleanSchema()) return true;
  if (shape.isNumericSchema()) return traitsOf(shape).httpResponseCode ? 203 : 7;
  if (shape.isTimestampSchema()) return new Date("2026-01-02T03:04:05Z");
  if (shape.isBlobSchema()) return new TextEncoder().encode(`${name} \u00e4`);
  return traitsOf(shape).httpHeader ? `${name}; text` : `${name} a/b?c=d&e+f <\u00e4>`;
}
