import { nearest } from "../actions/nearest.ts";
import { error, type Finding } from "./finding.ts";
import type { FlowFile } from "./read-flow.ts";

/** Limits of a flow: https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html and CreateContactFlow. */
export const MOST_ACTIONS = 250;
export const LONGEST_CONTENT = 256_000;
const VERSION = "2019-10-30";

/** The file around the actions: its version, its size, how many actions there are. */
export function checkEnvelope({ flow, length }: FlowFile): Finding[] {
  const findings: Finding[] = [];
  if (flow.Version !== VERSION)
    findings.push(
      error(
        "version",
        "Version",
        `Invalid Version. It must be “${VERSION}”, and is ${JSON.stringify(flow.Version) ?? "missing"}.`,
      ),
    );
  if (length > LONGEST_CONTENT)
    findings.push(
      error(
        "too-long",
        "",
        `The flow has ${length.toLocaleString("en")} characters; Connect takes ${LONGEST_CONTENT.toLocaleString("en")}.`,
      ),
    );
  if (!Array.isArray(flow.Actions))
    return [
      ...findings,
      error("missing-property", "Actions", "Flow is missing required property. Path: Actions, a list of actions."),
    ];
  if (flow.Actions.length > MOST_ACTIONS)
    findings.push(
      error(
        "too-many-actions",
        "Actions",
        `The flow has ${flow.Actions.length} actions; Connect takes ${MOST_ACTIONS}.`,
      ),
    );
  return findings;
}

/** The start is an action that is there. */
export function checkStart(start: unknown, identifiers: readonly string[]): Finding[] {
  if (typeof start !== "string" || start === "")
    return [
      error(
        "start-action",
        "StartAction",
        "Flow is missing required property. Path: StartAction, the identifier of the first action.",
      ),
    ];
  if (identifiers.includes(start)) return [];
  const near = nearest(start, identifiers);
  const hint = near ? ` Did you mean “${near}”?` : "";
  return [error("start-action", "StartAction", `Invalid StartAction: there is no action “${start}”.${hint}`)];
}
