import { type DoorArgs, door, logGroupOf } from "./door.ts";
import { instanceArn, instanceId } from "./instance.ts";

/** Seconds after which a function that a caller waits for ends: Connect itself waits for eight. */
const FLOW_SECONDS = 7;

/**
 * A function that flows of the instance may invoke, and nobody else's. Its ARN is that of the association, so that a flow
 * which names it comes after.
 */
export function flowDoor(name: string, args: Omit<DoorArgs, "timeout">) {
  const made = door(name, { timeout: `${FLOW_SECONDS} seconds`, memory: "512 MB", ...args });
  new aws.lambda.Permission(`${name}ForConnect`, {
    action: "lambda:InvokeFunction",
    function: made.arn,
    principal: "connect.amazonaws.com",
    sourceAccount: aws.getCallerIdentityOutput().accountId,
    sourceArn: instanceArn(),
  });
  const known = new aws.connect.LambdaFunctionAssociation(`${name}InConnect`, {
    instanceId: instanceId(),
    functionArn: made.arn,
  });
  return { name: made.name, arn: known.functionArn, logGroup: logGroupOf(made) };
}
