import { connectNames } from "@frontdesk/core/agents/connect-names.ts";
import { connectUsers } from "@frontdesk/core/agents/connect-users.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { dynamoLimiter } from "@frontdesk/core/throttle/limiter.ts";
import { connect } from "../aws/connect.ts";
import { dynamo } from "../aws/dynamo.ts";

type Instance = { LEDGER: string; INSTANCE_ID: string; RATE_PER_SECOND: number; BURST: number };

/** Connect, paced by the limiter that all functions share. */
export function pacedConnect({ LEDGER, INSTANCE_ID, RATE_PER_SECOND, BURST }: Instance) {
  const quota = { ratePerSecond: RATE_PER_SECOND, burst: BURST };
  const limiter = dynamoLimiter({ client: dynamo, table: LEDGER, quota, clock });
  const by = (deadline: number) => ({ client: connect, instanceId: INSTANCE_ID, limiter, deadline });
  return {
    usersBy: (deadline: number) => connectUsers(by(deadline)),
    namesBy: (deadline: number) => connectNames(by(deadline)),
  };
}
