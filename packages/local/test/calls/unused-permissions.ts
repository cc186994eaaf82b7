import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import type { Need } from "@frontdesk/simulator/gateway/service.ts";
import { conditionsOf } from "@frontdesk/simulator/iam/condition.ts";
import { fits } from "@frontdesk/simulator/iam/pattern.ts";
import { type Graph, resource } from "../../src/synth/graph.ts";

type Statement = {
  Effect: "Allow" | "Deny";
  Action: string[];
  Resource: string[];
  Condition?: Parameters<typeof conditionsOf>[0];
};

/** SNS asks for it behind the function, in its name: here, SNS sends nothing. */
const ASKED_BY_SNS = "sms-voice:SendTextMessage";

/** What the stacks allow these functions, and none of them has asked for. */
export function unusedPermissions(
  graph: Graph,
  { credentialsOf, journal }: Pick<Cloud, "credentialsOf" | "journal">,
  functions: readonly string[],
) {
  return functions.flatMap((name) => {
    const { arn, inputs } = resource(graph, "aws:iam/role:Role", `${name}Role`);
    const deployed = resource(graph, "aws:lambda/function:Function", `${name}Function`).inputs.name;
    const { accessKeyId } = credentialsOf(arn, deployed);
    const needs = journal.entries().flatMap((entry) => (entry.caller === accessKeyId ? entry.needs : []));
    const statements: Statement[] = inputs.inlinePolicies.flatMap(
      ({ policy }: { policy: string }) => JSON.parse(policy).Statement,
    );
    return statements
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap((statement) =>
        statement.Action.filter(
          (action) => action !== ASKED_BY_SNS && !needs.some((need) => isMet(need, action, statement)),
        ).map((action) => `${name}: ${action} on ${statement.Resource.join(", ")}`),
      );
  });
}

/** Whether the statement allows this need: the tags of EC2's instances, which only the gateway knows, are not asked. */
function isMet({ action, resources, context, tags }: Need, wanted: string, { Resource, Condition }: Statement) {
  if (action !== wanted || !resources.some((one) => Resource.some((pattern) => fits(pattern, one)))) return false;
  return tags !== undefined || conditionsOf(Condition, context?.keys ?? {}, context?.families ?? []).met;
}
