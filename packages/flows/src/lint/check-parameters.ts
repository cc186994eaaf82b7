import type * as z from "zod";
import { nearestAction } from "../actions/known-actions.ts";
import { nearest } from "../actions/nearest.ts";
import type { Action } from "./action.ts";
import { error, type Finding, warning } from "./finding.ts";

/** The type is known, and its parameters are all there, by their names, with values in Connect's limits. */
export function checkParameters({ type, rules, parameters, path }: Action): Finding[] {
  if (!rules) return [unknownType(type, path)];
  const disputed = rules.disputed === undefined ? [] : [warning("disputed", path, rules.disputed)];
  const read = rules.parameters.safeParse(parameters);
  if (read.success) return disputed;
  const found = read.error.issues.flatMap((issue) =>
    inConnectsWords(issue, parameters, `${path}.Parameters`, rules.parameters),
  );
  const once = found.filter(
    ({ path, code }, index) => found.findIndex((other) => other.path === path && other.code === code) === index,
  );
  return [...disputed, ...once];
}

function unknownType(type: string, path: string): Finding {
  const near = nearestAction(type);
  const hint = near ? ` Did you mean ${near}?` : "";
  return error("unknown-type", `${path}.Type`, `Invalid Action type. Type: ${type}, Path: ${path}.${hint}`);
}

function inConnectsWords(issue: z.core.$ZodIssue, parameters: unknown, root: string, schema: z.ZodType): Finding[] {
  const place = [root, ...issue.path].map((key, index) => (index === 0 ? key : step(key))).join("");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownProperty(key, place, issue.path.length === 0, schema));
  if (issue.code === "custom" && issue.params?.whole) {
    const { missing } = issue.params;
    if (!missing) return [error("exclusive", place, `${issue.message}. Path: ${place}`)];
    const path = `${place}.${missing}`;
    return [error("missing-property", path, `Action is missing required property. Path: ${path} (${issue.message})`)];
  }
  const value = valueAt(parameters, issue.path);
  if (value === undefined || value === "")
    return [error("missing-property", place, `Action is missing required property. Path: ${place}`)];
  const why = issue.message.startsWith("must") ? ` It ${issue.message}.` : ` ${issue.message}.`;
  return [error("invalid-value", place, `Invalid Action property value. Path: ${place}.${why}`)];
}

function unknownProperty(key: string, place: string, atRoot: boolean, schema: z.ZodType): Finding {
  const path = `${place}.${key}`;
  const names = atRoot && "shape" in schema ? Object.keys(schema.shape as object) : [];
  const near = nearest(key, names);
  const hint = near ? ` Did you mean ${near}?` : "";
  return error("unknown-property", path, `Invalid Action property name. Path: ${path}.${hint}`);
}

const step = (key: PropertyKey) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`);

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
