import { Instance } from "./instance.ts";
import { brokenReferences } from "./references.ts";

/** Reads a starting instance out of parsed JSON; throws one error that names every wrong field by its path. */
export function readInstance(json: unknown): Instance {
  const { success, data, error } = Instance.safeParse(json);
  if (!success) throw new Error(listed(error.issues.map(({ path, message }) => `${at(path)}: ${message}`)));
  const broken = brokenReferences(data);
  if (broken.length) throw new Error(listed(broken));
  return data;
}

const listed = (found: string[]) => ["The instance cannot be read:", ...found.map((line) => `  ${line}`)].join("\n");

const at = (path: PropertyKey[]) =>
  path.map((part, index) => (typeof part === "number" ? `[${part}]` : `${index ? "." : ""}${String(part)}`)).join("") ||
  "(all of it)";
