import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { identify } from "@frontdesk/core/callers/identify.ts";
import { ec2Instances } from "@frontdesk/core/instances/instances-ec2.ts";
import { mayOperate } from "@frontdesk/core/instances/operable.ts";
import { ec2 } from "../aws/ec2.ts";
import { dynamoOnTheLine } from "../aws/on-the-line.ts";
import { environment } from "../environment.ts";
import { log } from "../log.ts";

const { CALLERS, OPERABLE: tag } = environment("CALLERS", "OPERABLE");
const callers = dynamoCallers({ client: dynamoOnTheLine, table: CALLERS });
export const operating = { instances: ec2Instances({ client: ec2 }), tag };

/** Whether whoever calls may operate instances, looked up anew: what a flow passes on is not relied upon. */
export async function isOperator({ contactId, callerId }: { contactId: string; callerId: string | undefined }) {
  const may = mayOperate(await identify(callerId, { callers }));
  if (!may) log.warn("a caller who is no operator is refused", { contactId });
  return may;
}
