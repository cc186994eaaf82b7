import { fits } from "../iam/pattern.ts";

/** A statement of a function's resource policy. */
export type InvokePermission = { functionArn: string; principal: string; sourceArn?: string };

/** Whether a service may invoke a function on behalf of a resource. */
export function mayInvoke(permissions: InvokePermission[], functionArn: string, principal: string, sourceArn: string) {
  const unqualified = (arn: string) => arn.split(":").slice(0, 7).join(":");
  return permissions.some(
    (each) =>
      unqualified(each.functionArn) === unqualified(functionArn) &&
      (each.principal === principal || each.principal === "*") &&
      (each.sourceArn === undefined || fits(each.sourceArn, sourceArn)),
  );
}
