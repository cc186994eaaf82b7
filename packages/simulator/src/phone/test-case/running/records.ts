import type { Expectation, Observation } from "../observation.ts";
import type { Nearest } from "../observations.ts";
import type { ActionRecord } from "./carry-out.ts";

/** Where in a flow the call was. */
export type Place = { flow: string; identifier: string };

/** What became of an observation, in the words of AWS's records, whose Record is a JSON text. */
export type ObservationRecord = {
  ObservationId: string;
  /** STOPPED where the test was over before anybody could say. */
  Status: "PASSED" | "FAILED" | "STOPPED";
  /** ISO 8601, in the call's own time. */
  Timestamp: string;
  Record: {
    Type: "OBSERVATION";
    Event: EventRecord;
    Actions: ActionRecord[];
    /** The flow's step at which it was met; nothing before the first. */
    Place?: Place;
  };
};

export type EventRecord = {
  Type: Expectation["type"];
  /** What was heard: where nothing fitted, what came nearest. */
  Text?: string;
  ExpectedText?: string;
  MatchingCriteria?: string;
  /** How well both fit, from 0 to 1. */
  Score?: number;
  ActionType?: string;
  Resource?: string;
};

/** An observation's event, with what was heard. */
export function eventRecord({ expects }: Observation, heard?: Nearest): EventRecord {
  const text = heard && { Text: heard.heard, Score: heard.score };
  if (expects.type === "MessageReceived")
    return { Type: expects.type, ...text, ExpectedText: expects.text, MatchingCriteria: expects.by };
  if (expects.type !== "FlowActionStarted") return { Type: expects.type };
  const { type, action, resource } = expects;
  return { Type: type, ActionType: action, ...(resource !== undefined && { Resource: resource }) };
}
