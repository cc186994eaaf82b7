import { ACCOUNT } from "./place.ts";

type Statement = {
  sid?: string;
  effect?: string;
  actions?: string[];
  resources?: string[];
  principals?: { type: string; identifiers: string[] }[];
  conditions?: { test: string; variable: string; values: string[] }[];
};

/** What is asked for, as far as answers go by it. */
export type Asked = { region: string; identityManagement: string };
type Inputs = { statements?: Statement[]; instanceId?: string };

/** Answers the look-ups that the program makes of its provider; one that is not known here fails by name. */
export function invoke(token: string, inputs: Inputs, { region, identityManagement }: Asked): Record<string, unknown> {
  switch (token) {
    case "aws:index/getRegion:getRegion":
      return { region, name: region, id: region };
    case "aws:index/getPartition:getPartition":
      return { partition: "aws", dnsSuffix: "amazonaws.com" };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, userId: ACCOUNT };
    case "aws:connect/getInstance:getInstance":
      // The one that settings mean is there, and such as they say.
      return {
        ...{ instanceId: inputs.instanceId, identityManagementType: identityManagement },
        arn: `arn:aws:connect:${region}:${ACCOUNT}:instance/${inputs.instanceId}`,
      };
    case "aws:iam/getPolicyDocument:getPolicyDocument": {
      // The provider gives no `statements` for an empty document, and SST branches on that.
      const statements = inputs.statements?.length ? inputs.statements : undefined;
      return { ...inputs, statements, json: policyJson(inputs.statements ?? []) };
    }
  }
  const details = `the synthesis has no answer to ${token}: ${JSON.stringify(inputs)}`;
  throw Object.assign(new Error(details), { details }); // Pulumi reports `details` alone
}

function policyJson(statements: Statement[]): string {
  const Statement = statements.map(({ sid, effect, actions, resources, principals, conditions }) => ({
    Sid: sid,
    Effect: effect ?? "Allow",
    Action: actions,
    Resource: resources,
    Principal: principals && Object.fromEntries(principals.map(({ type, identifiers }) => [type, identifiers])),
    Condition:
      conditions && Object.fromEntries(conditions.map(({ test, variable, values }) => [test, { [variable]: values }])),
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
