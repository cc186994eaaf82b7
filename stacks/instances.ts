import { settings } from "../settings.ts";
import type { Callers } from "./callers.ts";
import { flowDoor } from "./flow-door.ts";

/** The EC2 instances by telephone: anyone who is known hears their state, operators start and stop those with the tag. */
export function instances({ table, readCallers }: Callers) {
  const { operable, namesAtOnce } = settings.mainLine;
  // DescribeInstances knows no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
  const readInstances = { actions: ["ec2:DescribeInstances"], resources: ["*"] };
  const everyInstance = $interpolate`arn:${aws.getPartitionOutput().partition}:ec2:${settings.region}:${aws.getCallerIdentityOutput().accountId}:instance/*`;
  // One whole vCPU (Lambda, "Configure memory"): to read a page of a thousand instances is all computing.
  const reading = { memory: "1769 MB" } as const;
  const states = flowDoor("InstanceStates", {
    ...reading,
    handler: "packages/functions/src/instances/states.handler",
    environment: { NAMES_AT_ONCE: String(namesAtOnce) },
    permissions: [readInstances],
  });
  const operating = {
    ...reading,
    environment: { CALLERS: table.name, OPERABLE: JSON.stringify(operable) },
    permissions: [...readCallers, readInstances],
  };
  const offer = flowDoor("OfferInstances", { ...operating, handler: "packages/functions/src/instances/offer.handler" });
  const choose = flowDoor("ChooseInstance", {
    ...operating,
    handler: "packages/functions/src/instances/choose.handler",
  });
  const flip = flowDoor("SwitchInstance", {
    ...operating,
    handler: "packages/functions/src/instances/switch.handler",
    permissions: [
      ...operating.permissions,
      {
        actions: ["ec2:StartInstances", "ec2:StopInstances"],
        resources: [everyInstance],
        conditions: [{ test: "StringEquals", variable: `aws:ResourceTag/${operable.key}`, values: [operable.value] }],
      },
    ],
  });
  return {
    functions: { InstanceStates: states, OfferInstances: offer, ChooseInstance: choose, SwitchInstance: flip },
  };
}
export type Instances = ReturnType<typeof instances>;
