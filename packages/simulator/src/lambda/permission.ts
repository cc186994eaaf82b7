import { fits } from "../iam/pattern.ts";

/** A statement of a function's resource policy. */
export type InvokePermission = { functionArn: string; principal: string; sourceArn?: string; sourceAccount?: string };
/** Who wants a function invoked: the service, and the resource and account on whose behalf. */
export type Invoker = { principal: string; sourceArn: string; sourceAccount: string };

/** Whether a service may invoke a function on behalf of a resource. */
export function mayInvoke(permissions: InvokePermission[], functionArn: string, invoker: Invoker): boolean {
  const { principal, sourceArn, sourceAccount } = invoker;
  return permissions.some(
    (each) =>
      unqualified(each.functionArn) === unqualified(functionArn) &&
      (each.principal === principal || each.principal === "*") &&
      (each.sourceArn === undefined || fits(each.sourceArn, sourceArn)) &&
      (each.sourceAccount === undefined || each.sourceAccount === sourceAccount),
  );
}

/** A function's ARN without a version or an alias. */
export const unqualified = (arn: string) => arn.split(":").slice(0, 7).join(":");
