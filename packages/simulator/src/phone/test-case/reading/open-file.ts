import { findingAt, RefusedTestCase } from "./finding.ts";

/**
 * A file's JSON with what CreateTestCase has around the Content, whether the file has it or not; Content and
 * InitializationData, which the API carries as texts, are opened.
 */
export function openFile(name: string, text: string): Record<string, unknown> {
  const json = unwrapped(parse(name, [], text));
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw refused(name, [], "has to be an object");
  if ("Observations" in json) return { Content: json };
  if (!("Content" in json))
    throw refused(
      name,
      [],
      "has neither Observations, as a test case's Content does, nor Content, as CreateTestCase does",
    );
  const opened: Record<string, unknown> = { ...json };
  for (const field of ["Content", "InitializationData"]) {
    const inner = opened[field];
    if (typeof inner === "string") opened[field] = parse(name, [field], inner);
  }
  return opened;
}

/** What DescribeTestCase answers has the test case one level below. */
const unwrapped = (json: unknown): unknown =>
  typeof json === "object" && json !== null && "TestCase" in json ? json.TestCase : json;

function parse(name: string, path: string[], text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw refused(name, path, `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const refused = (name: string, path: string[], message: string) =>
  new RefusedTestCase(name, [findingAt(undefined, path, message)]);
