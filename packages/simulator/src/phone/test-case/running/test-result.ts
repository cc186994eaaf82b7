import type { Transcript } from "../../transcript.ts";
import type { Observation, Override } from "../observation.ts";
import { unmet } from "../observations.ts";
import type { Finding } from "../reading/finding.ts";
import { eventRecord, type ObservationRecord, type Place } from "./records.ts";
import { LIMIT, type TestRun } from "./test-run.ts";

/** What a test came to, by the names of AWS's execution summary and records. */
export type TestResult = {
  Name: string;
  Status: "PASSED" | "FAILED";
  /** ISO 8601, in the call's own time. */
  StartTime: string;
  EndTime: string;
  ObservationSummary: { TotalObservations: number; ObservationsPassed: number; ObservationsFailed: number };
  /** In the order that the observations were met, then those that were not. */
  Records: ObservationRecord[];
  CompletionReason: CompletionReason;
  /** The flow's step that the call came to last. */
  place: Place | undefined;
  /** What the customer sent while nobody listened. */
  ignored: string[];
  /** Overrides that no call of their resource came for. */
  unused: Override[];
  /** What publishing the test case to an instance would refuse. */
  findings: Finding[];
  transcript: Transcript;
  /** The branches that the call took, in their order. */
  taken: { flow: string; identifier: string; branch: string }[];
};

export type CompletionReason = {
  Type: "SUCCESS" | "TIMEOUT" | "FAILURE";
  Message: string;
  FailureReasons: ("OBSERVE_EVENT" | "ASSERT_DATA")[];
};

type Judged = { name: string; findings: Finding[] };

/** Judges a test whose call is over: every observation has to be met, unless the test case ended the test itself. */
export function judge({ name, findings }: Judged, run: TestRun, transcript: Transcript): TestResult {
  const reason = completionOf(run);
  const records = [...run.records, ...missed(run, reason)];
  const count = (status: ObservationRecord["Status"]) => records.filter(({ Status }) => Status === status).length;
  return {
    Name: name,
    Status: reason.Type === "SUCCESS" ? "PASSED" : "FAILED",
    StartTime: new Date(run.startedAt).toISOString(),
    EndTime: new Date(run.endedAt).toISOString(),
    ObservationSummary: {
      TotalObservations: run.standing.observations.length,
      ObservationsPassed: count("PASSED"),
      ObservationsFailed: count("FAILED"),
    },
    Records: records,
    CompletionReason: reason,
    place: run.place,
    ignored: run.customer.ignored,
    unused: run.overrides.left,
    findings,
    transcript,
    taken: transcript.flatMap((entry) =>
      entry.what === "branched" ? [{ flow: entry.flow, identifier: entry.identifier, branch: entry.branch }] : [],
    ),
  };
}

function completionOf({ standing, stopped }: TestRun): CompletionReason {
  const missing = unmet(standing);
  const names = missing.map(({ identifier }) => `"${identifier}"`).join(", ");
  if (stopped === "assertion")
    return { Type: "FAILURE", Message: "an assertion does not hold", FailureReasons: ["ASSERT_DATA"] };
  if (!missing.length) return { Type: "SUCCESS", Message: "every observation was met", FailureReasons: [] };
  if (stopped === "end test")
    return { Type: "SUCCESS", Message: `EndTest came before ${names} could be met`, FailureReasons: [] };
  if (stopped === "limit") {
    const Message = `not met within ${LIMIT / 60_000} minutes: ${names}`;
    return { Type: "TIMEOUT", Message, FailureReasons: ["OBSERVE_EVENT"] };
  }
  return { Type: "FAILURE", Message: `not met until the call was over: ${names}`, FailureReasons: ["OBSERVE_EVENT"] };
}

function missed({ standing, endedAt }: TestRun, { FailureReasons }: CompletionReason): ObservationRecord[] {
  const isFailed = FailureReasons.includes("OBSERVE_EVENT");
  return unmet(standing).map((observation: Observation) => ({
    ObservationId: observation.identifier,
    Status: isFailed ? "FAILED" : "STOPPED",
    Timestamp: new Date(endedAt).toISOString(),
    Record: {
      Type: "OBSERVATION",
      Event: eventRecord(observation, standing.nearest.get(observation.identifier)),
      Actions: [],
    },
  }));
}
