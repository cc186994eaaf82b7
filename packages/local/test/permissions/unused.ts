import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import type { JournalEntry, Need } from "@frontdesk/simulator/gateway/service.ts";
import { conditionsOf } from "@frontdesk/simulator/iam/condition.ts";
import { fits } from "@frontdesk/simulator/iam/pattern.ts";
import { type Graph, resource } from "../../src/synth/graph.ts";
import { type Statement, statementsOf } from "../roles.ts";
import { ASKED_ELSEWHERE } from "./asked-elsewhere.ts";

type Asked = Pick<Cloud, "credentialsOf"> & { journal: { entries(): JournalEntry[] } };

/** What the stacks allow these roles, on whatever they allow it, and none of them has asked for and got. */
export function unusedPermissions(graph: Graph, { credentialsOf, journal }: Asked, roles: readonly string[]) {
  const calls = journal.entries().filter(({ code }) => !code?.startsWith("AccessDenied"));
  return roles.flatMap((name) => {
    const role = resource(graph, "aws:iam/role:Role", `${name}Role`);
    const session = graph.resources.find((other) => other.name === `${name}Function`)?.inputs.name;
    const { accessKeyId } = credentialsOf(role.arn, session);
    const needs = calls.flatMap((entry) => (entry.caller === accessKeyId ? entry.needs : []));
    return statementsOf(role)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap((statement) =>
        statement.Action.filter((action) => !(action in ASKED_ELSEWHERE)).flatMap((action) =>
          statement.Resource.filter((pattern) => !needs.some((need) => isMet(need, action, pattern, statement))).map(
            (pattern) => `${name}: ${action} on ${pattern}`,
          ),
        ),
      );
  });
}

/** Whether the statement allows this need: the tags of EC2's instances, which only the gateway knows, are not asked. */
function isMet({ action, resources, context, tags }: Need, wanted: string, pattern: string, { Condition }: Statement) {
  if (action !== wanted || !resources.some((one) => fits(pattern, one))) return false;
  return tags !== undefined || conditionsOf(Condition, context?.keys ?? {}, context?.families ?? []).met;
}
