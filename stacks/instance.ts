import { settings } from "../settings.ts";

/** The id of the Amazon Connect instance. */
export const instanceId = () => $interpolate`${settings.connect.instanceId}`;

/** Its ARN. */
export const instanceArn = () =>
  $interpolate`arn:${aws.getPartitionOutput().partition}:connect:${settings.region}:${aws.getCallerIdentityOutput().accountId}:instance/${instanceId()}`;
