import type { InstanceStateChange } from "@aws-sdk/client-ec2";
import { dryRunOperation, incorrectState, notImplemented } from "./faults.ts";
import { type Ec2Instance, type Fleet, instancesOf, stateOf } from "./fleet.ts";
import type { Operations } from "./handlers.ts";
import { BECOMES, type StateName, stateAnswer } from "./states.ts";

const UNSTARTABLE = new Set<StateName>(["stopping", "shutting-down", "terminated"]);
const UNSTOPPABLE = new Set<StateName>(["shutting-down", "terminated"]);

/**
 * StartInstances and StopInstances: all of the instances, or none where one of them is not there or cannot. Who asks for
 * what is so already, or on its way, is told so, and nothing changes. Force and SkipOsShutdown change how an operating
 * system goes down, of which there is none here.
 */
export function startsAndStops(fleet: Fleet): Operations<"StartInstances" | "StopInstances"> {
  return {
    async StartInstances({ InstanceIds, DryRun }) {
      const asked = instancesOf(fleet, InstanceIds);
      if (DryRun) throw dryRunOperation();
      for (const instance of asked) checkStartable(fleet, instance);
      return { StartingInstances: asked.map((instance) => tell(fleet, instance, "pending")) };
    },
    async StopInstances({ InstanceIds, DryRun, Hibernate }) {
      if (Hibernate) throw notImplemented("StopInstances with Hibernate");
      const asked = instancesOf(fleet, InstanceIds);
      if (DryRun) throw dryRunOperation();
      for (const instance of asked) checkStoppable(fleet, instance);
      return { StoppingInstances: asked.map((instance) => tell(fleet, instance, "stopping")) };
    },
  };
}

function checkStartable(fleet: Fleet, instance: Ec2Instance): void {
  if (!UNSTARTABLE.has(stateOf(fleet, instance))) return;
  throw incorrectState(`The instance '${instance.id}' is not in a state from which it can be started.`);
}

/** ⚠ EC2's pages do not say what becomes of a stop while pending: it is refused before the first time of running only. */
function checkStoppable(fleet: Fleet, instance: Ec2Instance): void {
  const state = stateOf(fleet, instance);
  if (state === "pending" && !instance.hasRun)
    throw incorrectState(`Instance '${instance.id}' cannot be stopped as it has never reached the 'running' state.`);
  if (!UNSTOPPABLE.has(state)) return;
  throw incorrectState(`This instance '${instance.id}' is not in a state from which it can be stopped.`);
}

function tell(fleet: Fleet, instance: Ec2Instance, state: "pending" | "stopping"): InstanceStateChange {
  const before = stateOf(fleet, instance);
  const answer = (now: StateName) => ({
    InstanceId: instance.id,
    PreviousState: stateAnswer(before),
    CurrentState: stateAnswer(now),
  });
  if (before === state || before === BECOMES[state]) return answer(before);
  const at = fleet.now();
  instance.told = { state, at };
  instance.hasRun = true;
  if (state === "pending") instance.launchedAt = at;
  return answer(state);
}
