import { connectNames } from "@frontdesk/core/agents/connect-names.ts";
import { connectUsers } from "@frontdesk/core/agents/connect-users.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { bucketLimiter } from "@frontdesk/core/throttle/bucket-limiter.ts";
import { dynamoBuckets } from "@frontdesk/core/throttle/buckets-dynamo.ts";
import type { Limiter } from "@frontdesk/core/throttle/limiter.ts";
import type { Quotas } from "@frontdesk/core/throttle/quota.ts";
import { connect } from "../aws/connect.ts";
import { dynamo } from "../aws/dynamo.ts";
import { count } from "../observing/count.ts";

type Instance = { LEDGER: string; INSTANCE_ID: string; QUOTAS: Quotas };

/** Connect, paced by the limiter that all functions share. */
export function pacedConnect({ LEDGER, INSTANCE_ID, QUOTAS: quotas }: Instance) {
  const limiter = counting(bucketLimiter({ buckets: dynamoBuckets({ client: dynamo, table: LEDGER }), quotas, clock }));
  const by = (deadline: number) => ({ client: connect, instanceId: INSTANCE_ID, limiter, deadline });
  return {
    usersBy: (deadline: number) => connectUsers(by(deadline)),
    namesBy: (deadline: number) => connectNames(by(deadline)),
  };
}

const counting = (limiter: Limiter): Limiter => ({
  ...limiter,
  throttled(slot) {
    count("agents", "ConnectThrottles");
    return limiter.throttled(slot);
  },
});
