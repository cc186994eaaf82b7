import { nearest } from "../actions/nearest.ts";
import type { Action } from "./action.ts";
import { error, type Finding, warning } from "./finding.ts";
import type { FlowFile } from "./read-flow.ts";
import { isRecord } from "./record.ts";

/** Limits of a flow: https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html and CreateContactFlow. */
export const MOST_ACTIONS = 250;
export const LONGEST_CONTENT = 256_000;
const VERSION = "2019-10-30";

/** The file around the actions: its version, its size, how many actions there are. */
export function checkEnvelope({ flow, length, within }: FlowFile): Finding[] {
  const findings: Finding[] = [];
  if (within !== undefined)
    findings.push(warning("wrapped", "", `CreateContactFlow takes the flow alone. What was judged is ${within}.`));
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

/** A module's content has its Settings beside the actions; CreateContactFlowModule is said to refuse one without. */
export function checkSettings({ Settings }: Record<string, unknown>, actions: readonly Action[]): Finding[] {
  const end = actions.find(({ type }) => type === "EndFlowModuleExecution");
  if (!end || isRecord(Settings)) return [];
  const told = `“${end.identifier}” makes this a module, and CreateContactFlowModule is said to refuse one without Settings.`;
  return [warning("settings", "Settings", told)];
}
