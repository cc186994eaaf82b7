/**
 * A phone number has no ARN: what may be sent to every phone (`*`) could be published to every topic as well, but for the deny.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
 */
export function textPhones() {
  const topics = $interpolate`arn:${aws.getPartitionOutput().partition}:sns:*:*:*`;
  return [
    { actions: ["sns:Publish"], resources: ["*"] },
    { effect: "deny" as const, actions: ["sns:Publish"], resources: [topics] },
  ];
}

/**
 * ⚠ SNS hands an SMS to End User Messaging in the name of whoever publishes. Its guide asks for "the sms-voice APIs", and the
 * one that sends is missing in its example: https://docs.aws.amazon.com/sns/latest/dg/sns-sms-access-management.html. AWS's own
 * AmazonSNSFullAccess (of 2024-09) allows it on this condition, so that the function cannot send in any other way.
 */
export const sendThroughSns = {
  actions: ["sms-voice:SendTextMessage"],
  resources: ["*"],
  conditions: [{ test: "StringEquals", variable: "aws:CalledViaLast", values: ["sns.amazonaws.com"] }],
};
