import type * as z from "zod";
import { lintTestCase } from "./lint-test-case.ts";
import type { Observation } from "./observation.ts";
import { checkSupport } from "./reading/check-support.ts";
import { checkWiring } from "./reading/check-wiring.ts";
import { type Finding, findingAt, RefusedTestCase } from "./reading/finding.ts";
import { lintEnvelope } from "./reading/lint-envelope.ts";
import { openFile } from "./reading/open-file.ts";
import { fillPlaceholders } from "./reading/placeholders.ts";
import { settle } from "./reading/settle.ts";
import { WrittenContent } from "./written/content.ts";
import { WrittenEnvelope, WrittenInitialization } from "./written/envelope.ts";
import { saying } from "./written/words.ts";

/** A test case as it is run. */
export type TestCase = {
  name: string;
  /** Numbers are E.164, the flow is an id or ARN; what the file leaves out is for whoever runs it to say. */
  entry: { from?: string; to?: string; flow?: string };
  attributes: Record<string, string>;
  segmentAttributes: Record<string, string>;
  observations: Observation[];
  /** What publishing to an instance would refuse. */
  findings: Finding[];
};

export type Reading = {
  /** What the test case is called where the file has no Name. */
  name?: string;
  /** What `${Name}` stands for, such as the ARNs of the instance. */
  names?: Readonly<Record<string, string>>;
  /** Whether what could not be published is not run either; otherwise the findings only come with the test case. */
  mustPublish?: boolean;
};

/**
 * Reads a test case of Connect's testing language from a file's text: its Content alone, or with what CreateTestCase has
 * around it. What is wrong with it, or not supported offline, is refused before anything runs, all that is found at once.
 */
export function readTestCase(text: string, reading: Reading = {}): TestCase {
  const { mustPublish = false, names = {} } = reading;
  const file = openFile(reading.name ?? "without a name", text);
  const name = typeof file.Name === "string" ? file.Name : (reading.name ?? "without a name");
  const envelope = check(name, WrittenEnvelope, filled(name, file, names));
  const content = check(name, WrittenContent, envelope.Content);
  const initial = check(name, WrittenInitialization, envelope, "InitializationData");
  refuse(name, [...checkEntryPoint(envelope), ...checkWiring(content), ...checkSupport(content)]);
  const findings = [...lintEnvelope(envelope), ...lintTestCase(content)];
  if (mustPublish) refuse(name, findings);
  const { SourcePhoneNumber, DestinationPhoneNumber, FlowId } =
    envelope.EntryPoint?.VoiceCallEntryPointParameters ?? {};
  return {
    name,
    entry: {
      ...(SourcePhoneNumber && { from: SourcePhoneNumber }),
      ...(DestinationPhoneNumber && { to: DestinationPhoneNumber }),
      ...(FlowId && { flow: FlowId }),
    },
    attributes: initial.Attributes,
    segmentAttributes: initial.SegmentAttributes,
    observations: content.Observations.map(settle),
    findings,
  };
}

function filled(name: string, file: Record<string, unknown>, names: Readonly<Record<string, string>>): unknown {
  const { filled, unfilled } = fillPlaceholders(file, names);
  const known = Object.keys(names).sort().join(", ") || "none";
  // Metadata is the editor's: nothing in it is run.
  const needed = unfilled.filter(({ path }) => path[1] !== "Metadata");
  const findings = needed.map(({ name: missing, path }) => {
    const message = `nothing is given for \${${missing}}; known are: ${known}`;
    return path[0] === "Content" ? findingAt(file.Content, path.slice(1), message) : findingAt(file, path, message);
  });
  refuse(name, findings);
  return filled;
}

/** The file, or one field of it, as the shape has it. */
function check<Shape extends z.ZodType, File>(
  name: string,
  shape: Shape,
  file: File,
  field?: keyof File,
): z.infer<Shape> {
  const { success, data, error } = shape.safeParse(field === undefined ? file : file[field], { reportInput: true });
  if (success) return data;
  const above = field === undefined ? [] : [field];
  throw new RefusedTestCase(
    name,
    error.issues.map((issue) => findingAt(file, [...above, ...issue.path], saying(issue))),
  );
}

function checkEntryPoint({ EntryPoint }: WrittenEnvelope): Finding[] {
  if (EntryPoint?.Type !== "CHAT") return [];
  const message = "a CHAT entry point is not supported: only VOICE_CALL runs on the telephone";
  return [findingAt({ EntryPoint }, ["EntryPoint", "Type"], message)];
}

function refuse(name: string, findings: Finding[]): void {
  if (findings.length) throw new RefusedTestCase(name, findings);
}
