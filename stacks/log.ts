/**
 * The log of a function, and leave to write into it: what SST gives to each function, AWSLambdaBasicExecutionRole, is leave to
 * write every log of the account. It is there before the function, so that none is made that is kept for ever.
 */
export function logOf(name: string) {
  const group = new aws.cloudwatch.LogGroup(`${name}LogGroup`, {
    name: `/aws/lambda/${$app.name}-${$app.stage}-${name}`,
    retentionInDays: 30,
  });
  return {
    name: group.name,
    mayWrite: { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [$interpolate`${group.arn}:*`] },
  };
}
