import type { Clock } from "../../clock.ts";
import type { Lease } from "../ledger.ts";

/** What a conditional update says to take a lease, which the attribute `name` holds. */
export const leaseOn = (name: "intake" | "finishing", lease: Lease, clock: Clock) => ({
  set: `${name} = :lease`,
  isFree: `(attribute_not_exists(${name}) OR ${name}.#until < :now OR ${name}.#owner = :owner)`,
  names: { "#until": "until", "#owner": "owner" },
  values: { ":lease": lease, ":now": clock.now(), ":owner": lease.owner },
});
