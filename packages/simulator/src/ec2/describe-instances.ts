import type { _InstanceType, Reservation } from "@aws-sdk/client-ec2";
import { dryRunOperation, invalidCombination } from "./faults.ts";
import { filterOf } from "./filters.ts";
import { type Ec2Instance, type Fleet, instancesOf, stateOf } from "./fleet.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import { stateAnswer } from "./states.ts";

/** DescribeInstances: every instance in a reservation of its own, as instances are that were launched one by one. */
export function instanceReads(fleet: Fleet): Operations<"DescribeInstances"> {
  return {
    async DescribeInstances(input) {
      const { InstanceIds: ids = [], DryRun } = input;
      for (const parameter of ["MaxResults", "NextToken"] as const)
        if (ids.length && input[parameter] !== undefined) throw invalidCombination("InstanceIds", parameter);
      const items = ids.length ? instancesOf(fleet, ids) : [...fleet.instances.values()];
      const { shown, NextToken } = page(items, filterOf(fleet, input.Filters), input);
      if (DryRun) throw dryRunOperation();
      return { Reservations: shown.map((one) => reservationOf(fleet, one)), NextToken };
    },
  };
}

function reservationOf(fleet: Fleet, instance: Ec2Instance): Reservation {
  const { id, reservationId, type, tags, launchedAt } = instance;
  const Instance = {
    InstanceId: id,
    // Whatever the description says: that a type is one of AWS's hundreds does not matter here.
    InstanceType: type as _InstanceType,
    State: stateAnswer(stateOf(fleet, instance)),
    LaunchTime: new Date(launchedAt),
    Placement: { AvailabilityZone: `${fleet.region}a`, Tenancy: "default" as const },
    RootDeviceType: "ebs" as const,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
  return { ReservationId: reservationId, OwnerId: fleet.account, Instances: [Instance] };
}
