/** A name that a test case leaves open, and the first place that asks for it. */
export type Unfilled = { name: string; path: PropertyKey[] };

const PLACEHOLDER = /\$\{([^{}]+)\}/g;

/** Fills each `${Name}` within the texts of parsed JSON; what is not given stays as it is and is told. */
export function fillPlaceholders(
  json: unknown,
  names: Readonly<Record<string, string>>,
): { filled: unknown; unfilled: Unfilled[] } {
  const unfilled: Unfilled[] = [];
  const fill = (value: unknown, path: PropertyKey[]): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => fill(one, [...path, index]));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one, [...path, key])]));
    if (typeof value !== "string") return value;
    return value.replace(PLACEHOLDER, (whole, name: string) => {
      if (Object.hasOwn(names, name)) return names[name] ?? whole;
      if (!unfilled.some((one) => one.name === name)) unfilled.push({ name, path });
      return whole;
    });
  };
  return { filled: fill(json, []), unfilled };
}
