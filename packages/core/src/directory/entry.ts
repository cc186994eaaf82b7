import type { Entry } from "ldapts";

/** The values of an attribute, whatever the case of its name: the directory writes names in its own. */
export function valuesOf(entry: Entry, attribute: string): (string | Buffer)[] {
  const name = Object.keys(entry).find((key) => key.toLowerCase() === attribute.toLowerCase());
  return name === undefined ? [] : [entry[name] ?? []].flat();
}

/** The first text of an attribute; nothing where it has none, or only bytes that are no text. */
export const textOf = (entry: Entry, attribute: string): string | undefined =>
  valuesOf(entry, attribute)
    .find((value) => typeof value === "string" && value !== "")
    ?.toString();

/** The same of an attribute whose values must not be mixed up: nothing where there are several, which a directory keeps in no order. */
export const onlyTextOf = (entry: Entry, attribute: string): string | undefined =>
  valuesOf(entry, attribute).length > 1 ? undefined : textOf(entry, attribute);
