import { settings } from "../settings.ts";

/** The Amazon Connect instance that settings name. */
export const instanceArn = () =>
  $interpolate`arn:${aws.getPartitionOutput().partition}:connect:${settings.region}:${aws.getCallerIdentityOutput().accountId}:instance/${settings.connect.instanceId}`;
