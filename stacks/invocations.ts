/**
 * Who may invoke a function does so from this account. SST says so of no bucket, whose ARN names no account: where one is
 * deleted, another account could take its name. https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html
 */
export function invokeFromThisAccount() {
  $transform(aws.lambda.Permission, (args) => {
    args.sourceAccount ??= aws.getCallerIdentityOutput().accountId;
  });
}
