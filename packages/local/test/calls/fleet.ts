import { type Ec2Service, ec2Service } from "@frontdesk/simulator/ec2/ec2-service.ts";
import { readEc2Instances } from "@frontdesk/simulator/ec2/read-instances.ts";
import type { Service } from "@frontdesk/simulator/gateway/service.ts";

type Place = { region: string; account: string };

export type Fleet = ReturnType<typeof fleet>;

/** Milliseconds for which an instance is in transition: longer than any call, so that no test waits for its end. */
const transition = 3_600_000;

/** EC2 whose instances a test exchanges for others, also while a call is on; the same name keeps the same id. */
export function fleet(place: Place) {
  let ec2: Ec2Service = ec2Service({ ...place, instances: [] });
  const service: Service = {
    signingName: ec2.signingName,
    ask: (...asked) => ec2.ask(...asked),
    refuse: (...refused) => ec2.refuse(...refused),
  };
  return {
    service,
    stock(instances: object[]) {
      ec2 = ec2Service({ ...place, instances: readEc2Instances(instances), transition });
    },
    /** An instance's state; nothing where there is none of that name. */
    stateOf: (name: string) => ec2.snapshot().find((one) => one.name === name)?.state,
  };
}
