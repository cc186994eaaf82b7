import { Caller } from "@frontdesk/core/callers/caller.ts";
import type { Callers } from "@frontdesk/core/callers/callers.ts";
import { e164 } from "@frontdesk/core/callers/number.ts";
import type { Staff } from "../../cloud/staff.ts";
import type { DeskExchange } from "../../telephone/exchange.ts";
import { isForThoseWhoWait } from "../../telephone/queue-door.ts";
import type { CallerTold, LineTold, StaffTold } from "../told/line.ts";

/** The flow that is rung where none is named, by what the stacks call it. */
const USUAL = "MainLineFlowArn";

type Parts = Pick<DeskExchange, "numbers" | "flows" | "names">;

/** A flow's name as people say it: the stacks put the same word before each of theirs. */
export function spokenName(name: string, { flows, names }: Pick<Parts, "flows" | "names">): string {
  const arns = Object.values(names);
  const [own, ...others] = flows.filter(({ arn }) => arns.includes(arn)).map((flow) => flow.name);
  const stem = /^\S+ /.exec(own ?? "")?.[0] ?? "";
  const isShared = others.length > 0 && others.every((other) => other.startsWith(stem));
  const spoken = isShared && name.startsWith(stem) ? name.slice(stem.length) : name;
  return spoken.charAt(0).toUpperCase() + spoken.slice(1);
}

/** What can be rung: numbers first, then all flows but those that are heard in a queue. */
export function linesOf({ numbers, flows, names }: Parts): LineTold[] {
  const named = (name: string) => spokenName(name, { flows, names });
  const byNumber = numbers.flatMap(({ number, flowId }): LineTold[] => {
    const flow = flows.find(({ id }) => id === flowId);
    return flow ? [{ to: number, name: named(flow.name), flow: flow.id, isUsual: false }] : [];
  });
  const byFlow = flows
    .filter(({ content }) => !isForThoseWhoWait(content))
    .map(({ id, arn, name }): LineTold => ({ to: id, name: named(name), flow: id, isUsual: arn === names[USUAL] }))
    .sort((one, other) => Number(other.isUsual) - Number(one.isUsual) || one.name.localeCompare(other.name));
  return [...byNumber, ...byFlow];
}

/** Who is in the callers' table, by name; an item that cannot be read lets nobody in, and is left out. */
export async function callersIn(callers: Pick<Callers, "list">): Promise<CallerTold[]> {
  const items = await Array.fromAsync(callers.list());
  const read = items.map((item) => Caller.safeParse(item)).flatMap(({ success, data }) => (success ? [data] : []));
  return read
    .map(({ phonenumber, firstname, lastname, operator, administrator }) => ({
      ...{ number: phonenumber, name: `${firstname} ${lastname}`.trim() },
      ...{ isOperator: operator, isAdministrator: administrator },
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The staff's mobiles, but for those of callers. */
export function mobilesOf(staff: Staff, callers: CallerTold[]): StaffTold[] {
  const known = new Set(callers.map(({ number }) => number));
  return staff.flatMap(({ name, mobile }) => {
    const number = mobile && e164(mobile);
    return number && !known.has(number) ? [{ number, name }] : [];
  });
}
