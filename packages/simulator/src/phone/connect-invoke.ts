import type { InvokeReply } from "../lambda/invoke-for.ts";
import type { Invoker } from "../lambda/permission.ts";
import type { Exchange } from "./exchange.ts";

type Lambda = { invokeFor(invoker: Invoker, functionArn: string, payload: string): Promise<InvokeReply> };

/** Invokes the cloud's functions as the instance does: each only where its resource policy lets the instance. */
export function connectInvoke(cloud: Lambda, instance: Exchange["instance"]): Exchange["invoke"] {
  const invoker = { principal: "connect.amazonaws.com", sourceArn: instance.arn, sourceAccount: instance.account };
  return (functionArn, payload) => cloud.invokeFor(invoker, functionArn, payload);
}
