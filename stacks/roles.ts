/**
 * SST 4.17.1 tests `!dev` on an Output (platform/src/components/aws/function.ts), which is never false, so that every
 * function's role would trust the whole account. Here each role trusts Lambda alone. And no function has policies that AWS
 * has written for all of them: what it may do is said where it is made, with leave to write its own log (log.ts).
 */
export function onlyWhatIsSaid() {
  $transform(sst.aws.Function, (args) => {
    const asked = args.transform?.role;
    args.transform = {
      ...args.transform,
      role: (role, options, name) => {
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
        role.managedPolicyArns = [];
        if (typeof asked === "function") asked(role, options, name);
      },
    };
  });
}

/** What a schedule's role trusts: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
export function schedulerOfThisAccount() {
  const values = [aws.getCallerIdentityOutput().accountId];
  return aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        principals: [{ type: "Service", identifiers: ["scheduler.amazonaws.com"] }],
        actions: ["sts:AssumeRole"],
        conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values }],
      },
    ],
  }).json;
}
