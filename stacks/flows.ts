import type { Flow } from "../packages/flows/src/language/flow.ts";
import { mainLine } from "../packages/flows/src/main-line/main-line.ts";
import { spokenOpening } from "../packages/flows/src/main-line/opening.ts";
import { type Arns, render } from "../packages/flows/src/render.ts";
import { settings } from "../settings.ts";
import type { Callers } from "./callers.ts";
import type { Instances } from "./instances.ts";
import type { LiveAgents } from "./live-agents.ts";
import { instanceName } from "./names.ts";
import { testCases } from "./test-cases.ts";

/** The contact flows, with what they invoke, where they queue and when somebody answers. */
export function flows(callers: Callers, instances: Instances, { hours, queues }: LiveAgents) {
  const functions = { ...callers.functions, ...instances.functions };
  const things = { functions, hours, queues, flows: {}, bots: {} };
  const main = deploy("MainLine", mainLine({ open: spokenOpening(settings.mainLine.hours) }), things);
  const { instanceId } = settings.connect;
  for (const phoneNumberId of settings.mainLine.phoneNumberIds) {
    const { contactFlowId } = main;
    new aws.connect.PhoneNumberContactFlowAssociation(`MainLineAt-${phoneNumberId}`, {
      ...{ instanceId, contactFlowId, phoneNumberId },
    });
  }
  testCases({
    ...named(functions, "Arn"),
    ...named(hours, "HoursArn"),
    ...named(queues, "QueueArn"),
    ...named({ MainLine: main }, "FlowArn"),
  });
  return { main };
}

type Things = { [Sort in keyof Arns]: Record<string, { arn: $util.Output<string> }> };

/** ARNs by the names that scripted calls know them by. */
const named = (things: Things[keyof Things], suffix: string) =>
  Object.fromEntries(Object.entries(things).map(([name, { arn }]) => [`${name}${suffix}`, arn]));

function deploy(name: string, flow: Flow, things: Things) {
  const arns = Object.fromEntries(
    Object.entries(things).map(([sort, named]) => [
      sort,
      Object.fromEntries(Object.entries(named).map(([key, { arn }]) => [key, arn])),
    ]),
  );
  return new aws.connect.ContactFlow(name, {
    instanceId: settings.connect.instanceId,
    name: instanceName(flow.name),
    type: flow.type,
    description: flow.description,
    content: $resolve(arns).apply((known) => render(flow, known as Arns)),
  });
}
