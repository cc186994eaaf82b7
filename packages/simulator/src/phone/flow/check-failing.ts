import type { DeployedFlow } from "../exchange.ts";
import type { Failing } from "./intervene.ts";
import { errorsOf } from "./kind.ts";
import { kindOf } from "./kinds.ts";
import type { Flow } from "./read-flow.ts";

/** Refuses failures that could never come true: of a flow or an action that is not there, or by an error that it does not have. */
export function checkFailing(
  failing: Failing[],
  flows: DeployedFlow[],
  flowOf: (id: string) => Flow | undefined,
): void {
  for (const { flow: name, identifier, errorType } of failing) {
    const deployed = flows.find((each) => each.name === name);
    const flow = deployed && flowOf(deployed.id);
    if (!flow) throw wrong(`there is no flow "${name}"; there are: ${flows.map((each) => each.name).join(", ")}`);
    const action = flow.actions.get(identifier);
    if (!action) throw wrong(`the flow "${name}" has no action ${identifier}`);
    const errors = errorsOf(kindOf(action, name), action);
    if (!errors.includes(errorType))
      throw wrong(`${action.Type} ${identifier} has no error ${errorType}, only ${errors.join(", ") || "none"}`);
  }
}

const wrong = (why: string) => new Error(`What is to fail cannot fail: ${why}.`);
