import { randomUUID } from "node:crypto";
import { openPinsTable, type PinsTableOptions } from "../pins/pins-table.ts";
import { ENDED_SECONDS, Ended, LEASE_SECONDS, type LeaseOf, type Leases } from "./lease.ts";

const leaseOf = ({ account }: LeaseOf) => `lease#${account}`;
const endOf = ({ account, id }: LeaseOf) => `ended#${account}#${id}`;

/** Leases in a DynamoDB table, as `lease#ACCOUNT`, and how requests ended, as `ended#ACCOUNT#ID`. */
export function dynamoLeases(options: PinsTableOptions): Leases {
  const { get, update, now, seconds } = openPinsTable(options);

  /** False where a run holds it: any other, even one of the same request. */
  async function hold(of: LeaseOf): Promise<boolean> {
    const run = randomUUID();
    const endsAt = now() + LEASE_SECONDS * 1000;
    const held = await update(leaseOf(of), {
      UpdateExpression: "SET holder = :id, run = :run, endsAt = :endsAt, expiresAt = :expiresAt",
      ConditionExpression: "attribute_not_exists(pk) OR endsAt <= :now",
      ExpressionAttributeValues: {
        ...{ ":id": of.id, ":run": run, ":endsAt": endsAt, ":expiresAt": seconds(endsAt), ":now": now() },
      },
    });
    // A write whose answer is lost is tried again, and then finds itself in the way.
    return held !== undefined || (await get(leaseOf(of)))?.run === run;
  }

  async function release(of: LeaseOf): Promise<void> {
    await update(leaseOf(of), {
      UpdateExpression: "SET endsAt = :now",
      ConditionExpression: "holder = :id AND endsAt > :now",
      ExpressionAttributeValues: { ":id": of.id, ":now": now() },
    });
  }

  return {
    async take(of) {
      const held = await hold(of);
      // After the lease and not before: whoever held it may have ended this very request.
      const ended = await get(endOf(of));
      if (!ended) return held ? "taken" : "underway";
      if (held) await release(of);
      return Ended.parse(ended);
    },
    async end(of, { outcome, code, undelivered }) {
      await update(endOf(of), {
        UpdateExpression: `SET outcome = :outcome, code = :code, expiresAt = :expiresAt${undelivered ? ", undelivered = :why" : ""}`,
        ExpressionAttributeValues: {
          ...{ ":outcome": outcome, ":code": code, ":expiresAt": seconds(now() + ENDED_SECONDS * 1000) },
          ...(undelivered && { ":why": undelivered }),
        },
      });
    },
    release,
  };
}
