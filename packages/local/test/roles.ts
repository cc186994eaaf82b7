import { evaluate, type PolicyDocument } from "@frontdesk/simulator/iam/policy.ts";
import { type Graph, ofType, type Resource, resource } from "../src/synth/graph.ts";
import { FUNCTIONS } from "./calls/own-bundles.ts";

type Conditions = Record<string, Record<string, string[]>>;
export type Statement = { Effect: "Allow" | "Deny"; Action: string[]; Resource: string[]; Condition?: Conditions };

/** The functions that flows invoke, in the alphabet's order. */
export const FLOW_FUNCTIONS: string[] = [...FUNCTIONS].sort();

/** A function's role. */
export const roleOf = (graph: Graph, name: string) => resource(graph, "aws:iam/role:Role", `${name}Role`);

const policiesOf = ({ inputs }: Resource): PolicyDocument[] =>
  inputs.inlinePolicies.map(({ policy }: { policy: string }) => JSON.parse(policy));

/** What a role may do, and what it may not. */
export const statementsOf = (role: Resource): Statement[] =>
  policiesOf(role).flatMap(({ Statement }) => Statement) as Statement[];

/** Which functions of flows may do an action. */
export const whoMay = (graph: Graph, action: string) =>
  FLOW_FUNCTIONS.filter((name) =>
    statementsOf(roleOf(graph, name)).some(({ Effect, Action }) => Effect === "Allow" && Action.includes(action)),
  );

/** Which roles of all there are may do an action with a resource, where the conditions' keys have these values. */
export const rolesThatMay = (graph: Graph, action: string, on: string, context: Record<string, string> = {}) =>
  ofType(graph, "aws:iam/role:Role").flatMap((role) =>
    evaluate(policiesOf(role), action, on, context, ["kms:"]).allowed ? role.name : [],
  );
