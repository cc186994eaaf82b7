import { fits } from "../iam/pattern.ts";
import { between, dice } from "./dice.ts";
import type { CallFault, FaultKind, FaultPlan } from "./plan.ts";

export type Hit = { what: FaultKind; milliseconds: number };
export type Called = {
  service: string;
  operation: string;
  /** The calling function's name, if it is one. */
  caller: string | undefined;
  /** Whether a process of the function itself calls, and not its event source. */
  isProcess: boolean;
};

/** Says of each call in turn what befalls it. A rule's n-th call is hit or not by seed, rule and n alone. */
export function callFaults({ seed, calls = [] }: FaultPlan): (called: Called) => Hit | undefined {
  const rules = calls.map((rule, index) => ({
    rule,
    count: 0,
    chance: dice(seed, `call ${index}`),
    time: dice(seed, `call ${index} milliseconds`),
  }));
  return (called) => {
    let hit: Hit | undefined;
    for (const each of rules) {
      const { what, probability, skip = 0, milliseconds = [0, 0] } = each.rule;
      if (!isOf(each.rule, called)) continue;
      const n = each.count++;
      if (n < skip) continue;
      if (!hit && each.chance(n) < probability) hit = { what, milliseconds: between(milliseconds, each.time(n)) };
    }
    return hit;
  };
}

function isOf({ service, operation = "*", caller: by, what }: CallFault, called: Called): boolean {
  if (service !== called.service || !fits(operation, called.operation)) return false;
  if (what === "broken body" && called.operation !== "GetObject") return false;
  if (what.startsWith("kill") && !called.isProcess) return false;
  return by === undefined || (called.caller !== undefined && fits(by, called.caller));
}
