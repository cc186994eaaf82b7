/**
 * What Lambda does in a function's name to put it into a network, which are no resources yet or have ids of their own; the same
 * as in AWS's AWSLambdaVPCAccessExecutionRole. The function's own code may do none of it, since these calls come from Lambda and
 * name no function. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
export function inNetwork() {
  const actions = [
    ...["ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"],
    ...["ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"],
  ];
  const everyFunction = $interpolate`arn:${aws.getPartitionOutput().partition}:lambda:*:*:function:*`;
  return [
    { actions, resources: ["*"] },
    {
      ...{ effect: "deny" as const, actions, resources: ["*"] },
      conditions: [{ test: "ArnLike", variable: "lambda:SourceFunctionArn", values: [everyFunction] }],
    },
  ];
}
