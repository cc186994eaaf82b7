import { SERVICE_PASSWORD_CONTEXT } from "@frontdesk/core/directory/service-password-context.ts";
import type { CloudConfig } from "@frontdesk/simulator/cloud.ts";
import { encryptUnder } from "@frontdesk/simulator/kms/ciphertext.ts";
import { type Graph, resource } from "../../src/synth/graph.ts";
import { PAYROLL, SERVICE_PASSWORD } from "../directory/fixtures.ts";

export const FUNCTION = "ResetPasswordFunction";
/** Attempts that get in nobody's way, for what is tried very often. */
const PLENTY = { perAccount: 1_000, perCaller: 100_000, withoutNumber: 100_000, lockMinutes: 30 };

export type Changed = {
  /** Of the service account, where it is not the right one. */
  password?: string;
  /** More of the function's environment, in the place of what the stacks give it. */
  environment?: Record<string, string>;
  /** PEM: what the function trusts, where it is not what it should. */
  certificates?: string;
};
type Reached = { name: string; port: number; certificate: string };
type Functions = NonNullable<CloudConfig["functions"]>;

/** The stacks' functions, of which the one that resets passwords reaches a directory, as its service account. */
export function withDirectory(
  graph: Graph,
  { name, port, certificate }: Reached,
  { password = SERVICE_PASSWORD, environment = {}, certificates = certificate }: Changed,
) {
  const deployed = resource(graph, "aws:lambda/function:Function", FUNCTION);
  const key = resource(graph, "aws:kms/key:Key", "DirectoryKey").arn;
  const encrypted = encryptUnder(key, Buffer.from(password), SERVICE_PASSWORD_CONTEXT);
  const told = JSON.parse(deployed.inputs.environment.variables.DIRECTORY);
  const set = {
    DIRECTORY: JSON.stringify({ ...told, protectedGroups: [PAYROLL] }),
    DIRECTORY_PASSWORD: Buffer.from(encrypted).toString("base64"),
    RESET_LIMITS: JSON.stringify(PLENTY),
    ...environment,
  };
  return {
    network: { hosts: { [`${name}:636`]: `127.0.0.1:${port}` }, certificates },
    letIn: (functions: Functions): Functions =>
      functions.map((each) =>
        each.arn === deployed.arn ? { ...each, environment: { ...each.environment, ...set } } : each,
      ),
  };
}
