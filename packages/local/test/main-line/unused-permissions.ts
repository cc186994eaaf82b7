import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import { fits } from "@frontdesk/simulator/iam/pattern.ts";
import { type Graph, resource } from "../../src/synth/graph.ts";
import { FUNCTIONS } from "./own-bundles.ts";

/** DynamoDB asks for the table's key in the caller's name on AWS; the simulated one does not. */
const ASKED_ELSEWHERE = new Set(["kms:Decrypt"]);

type Statement = { Action: string[]; Resource: string[] };

/** What the stacks allow the line's functions, and none of them has asked for. */
export function unusedPermissions(graph: Graph, { credentialsOf, journal }: Pick<Cloud, "credentialsOf" | "journal">) {
  return FUNCTIONS.flatMap((name) => {
    const { arn, inputs } = resource(graph, "aws:iam/role:Role", `${name}Role`);
    const deployed = resource(graph, "aws:lambda/function:Function", `${name}Function`).inputs.name;
    const { accessKeyId } = credentialsOf(arn, deployed);
    const needs = journal.entries().flatMap((entry) => (entry.caller === accessKeyId ? entry.needs : []));
    const isUsed = (wanted: string, { Resource }: Statement) =>
      needs.some(
        ({ action, resources }) =>
          action === wanted && resources.some((one) => Resource.some((pattern) => fits(pattern, one))),
      );
    const statements: Statement[] = inputs.inlinePolicies.flatMap(
      ({ policy }: { policy: string }) => JSON.parse(policy).Statement,
    );
    return statements.flatMap((statement) =>
      statement.Action.filter((action) => !ASKED_ELSEWHERE.has(action) && !isUsed(action, statement)).map(
        (action) => `${name}: ${action} on ${statement.Resource.join(", ")}`,
      ),
    );
  });
}
