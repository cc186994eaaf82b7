import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import { fits } from "@frontdesk/simulator/iam/pattern.ts";
import { type Graph, resource } from "../../src/synth/graph.ts";
import type { FunctionName } from "./own-bundles.ts";

type Statement = { Effect: "Allow" | "Deny"; Action: string[]; Resource: string[] };

/**
 * DynamoDB asks for the table's key in the caller's name on AWS; the simulated one does not. A ciphertext of the function's
 * own is what a condition on its context asks for.
 */
const isAskedElsewhere = (action: string, { Condition }: Statement & { Condition?: object }) =>
  action === "kms:Decrypt" && Condition === undefined;

/** What the stacks allow these functions, and none of them has asked for. */
export function unusedPermissions(
  graph: Graph,
  { credentialsOf, journal }: Pick<Cloud, "credentialsOf" | "journal">,
  functions: readonly FunctionName[],
) {
  return functions.flatMap((name) => {
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
    return statements
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap((statement) =>
        statement.Action.filter((action) => !isAskedElsewhere(action, statement) && !isUsed(action, statement)).map(
          (action) => `${name}: ${action} on ${statement.Resource.join(", ")}`,
        ),
      );
  });
}
