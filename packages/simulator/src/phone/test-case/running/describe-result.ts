import { SIMILAR_FROM } from "../match.ts";
import { lineOf } from "../reading/finding.ts";
import type { ObservationRecord } from "./records.ts";
import type { TestResult } from "./test-result.ts";

/** A result in lines for people; a failure with what was expected, what came instead, and where. */
export function describe(result: TestResult): string[] {
  const { Name, Status, ObservationSummary, CompletionReason, Records } = result;
  const { ObservationsPassed, TotalObservations } = ObservationSummary;
  const mark = Status === "PASSED" ? "✓" : "✗";
  return [
    `${mark} ${Status} ${Name}: ${ObservationsPassed} of ${TotalObservations} observations; ${CompletionReason.Message}`,
    ...Records.flatMap((record) => [...logs(record), ...failure(record)]),
    ...(Status === "FAILED" ? hints(result) : []),
    ...result.findings.map((finding) => `  would not publish: ${lineOf(finding)}`),
  ];
}

function failure(record: ObservationRecord): string[] {
  if (record.Status === "PASSED") return [];
  const { ObservationId, Record } = record;
  if (record.Status === "STOPPED") return [`  "${ObservationId}" was no longer watched for`];
  const broken = Record.Actions.filter(({ Status }) => Status === "FAILED");
  if (!broken.length) return [`  "${ObservationId}" was not met`, ...expectation(record)];
  return broken.flatMap(({ Identifier, ExpectedParameters, ActualParameters }) => [
    `  "${ObservationId}", assertion "${Identifier}" does not hold`,
    `    expected: ${Object.values(ExpectedParameters ?? {}).join(" ")}`,
    `    found:    ${ActualParameters?.Namespace || "(empty)"}`,
    ...(Record.Place ? [`    at:       ${Record.Place.identifier} of the flow ${Record.Place.flow}`] : []),
  ]);
}

const WAYS: Record<string, string> = {
  Similarity: `a message similar to (${SIMILAR_FROM} of its words)`,
  Inclusion: "a message that contains",
  Recording: "the recording",
};

function expectation({ Record: { Event } }: ObservationRecord): string[] {
  if (Event.Type === "FlowActionStarted")
    return [`    expected: ${[Event.ActionType, "of", Event.Resource ?? "any"].join(" ")} to start`];
  if (Event.Type !== "MessageReceived") return [`    expected: ${Event.Type}`];
  return [
    `    expected: ${WAYS[Event.MatchingCriteria ?? ""]} “${Event.ExpectedText}”`,
    Event.Text === undefined
      ? "    heard:    nothing while it was watched for"
      : `    heard:    “${Event.Text}”, at the nearest (score ${(Event.Score ?? 0).toFixed(2)})`,
  ];
}

function logs({ ObservationId, Record }: ObservationRecord): string[] {
  const logged = Record.Actions.filter(({ ActionType }) => ActionType === "LogData");
  return logged.flatMap(({ ActualParameters = {} }) =>
    Object.entries(ActualParameters).map(([label, text]) => `  "${ObservationId}" logs ${label}: ${text}`),
  );
}

function hints({ place, ignored, unused }: TestResult): string[] {
  return [
    ...(place ? [`  the call came to ${place.identifier} of the flow ${place.flow}`] : []),
    ...(ignored.length ? [`  ignored, as nobody listened: ${ignored.join(" ")}`] : []),
    ...unused.map(({ action, resource }) => `  never called for: the override of ${action} ${resource}`),
  ];
}
