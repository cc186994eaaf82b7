/** Something about a test case: where, by its path in the content and the identifiers on the way, and what. */
export type Finding = { path: string; within: string[]; message: string };

/** A test case that cannot be run here: it is not the language, or asks for what the offline runner does not have. */
export class RefusedTestCase extends Error {
  override name = "RefusedTestCase";
  readonly findings: Finding[];
  constructor(name: string, findings: Finding[]) {
    super(
      [`The test case ${name} cannot be run here:`, ...findings.map((finding) => `  ${lineOf(finding)}`)].join("\n"),
    );
    this.findings = findings;
  }
}

/** A finding on one line: `Observations[1].Actions[0].Type ("welcome", "press1"): …`. */
export function lineOf({ path, within, message }: Finding): string {
  const names = within.length ? ` (${within.map((one) => `"${one}"`).join(", ")})` : "";
  return `${path}${names}: ${message}`;
}

/** A finding at a path of parsed JSON, with the identifiers of the observation and of the action or event that it leads through. */
export function findingAt(json: unknown, path: PropertyKey[], message: string): Finding {
  const within: string[] = [];
  let at = json;
  for (const part of path) {
    at = partOf(at, part);
    const name = partOf(at, "Identifier") ?? partOf(at, "Id");
    if (typeof name === "string" && name) within.push(name);
  }
  return { path: pathText(path), within, message };
}

const partOf = (json: unknown, part: PropertyKey): unknown =>
  typeof json === "object" && json !== null
    ? Object.entries(json).find(([key]) => key === String(part))?.[1]
    : undefined;

const pathText = (path: PropertyKey[]) =>
  path.map((part, index) => (typeof part === "number" ? `[${part}]` : `${index ? "." : ""}${String(part)}`)).join("") ||
  "(all of it)";
