import type { Functions } from "./functions.ts";
import { type InvokePermission, type Invoker, mayInvoke } from "./permission.ts";

/** What Lambda answers a service: an HTTP status, and a body that is the function's answer or an error's. */
export type InvokeReply = { status: number; functionError?: string; payload: string };
type Parts = { functions: Functions; permissions: InvokePermission[] };

/**
 * Invokes a function for a service and gives Lambda's answer, refusals included.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export async function invokeFor(
  { functions, permissions }: Parts,
  invoker: Invoker,
  functionArn: string,
  payload: string,
): Promise<InvokeReply> {
  const config = functions.find(functionArn);
  if (!mayInvoke(permissions, functionArn, invoker))
    return refused(403, "AccessDeniedException", `the policy of ${functionArn} does not let ${invoker.sourceArn}`);
  if (!config) return refused(404, "ResourceNotFoundException", `Function not found: ${functionArn}`);
  const { outcome, payload: answer } = await functions.invoke(config, payload);
  if (outcome === "success") return { status: 200, payload: answer };
  return { status: 200, functionError: "Unhandled", payload: answer };
}

function refused(status: number, errorType: string, errorMessage: string): InvokeReply {
  return { status, payload: JSON.stringify({ errorType, errorMessage }) };
}
