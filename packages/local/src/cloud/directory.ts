import { randomBytes } from "node:crypto";
import { SERVICE_PASSWORD_CONTEXT } from "@frontdesk/core/directory/service-password-context.ts";
import type { CloudConfig } from "@frontdesk/simulator/cloud.ts";
import { type OpenDirectory, openDirectory } from "@frontdesk/simulator/directory/open-directory.ts";
import { encryptUnder } from "@frontdesk/simulator/kms/ciphertext.ts";
import * as z from "zod";
import { type Graph, ofType, resource } from "../synth/graph.ts";
import type { ReachedDirectory } from "./reached-directory.ts";
import type { Staff } from "./staff.ts";
import { domainOf, entriesFor, serviceDn } from "./staff-entries.ts";

const FUNCTION = "ResetPasswordFunction";
/** Looks at addresses, where settings ask for that. */
const READER = "AddressesFunction";
const PORT = "636";
const SID = "S-1-5-21-1004336348-1177238915-682003330";
/** Somewhat stricter than a new domain's. */
const POLICY = { minLength: 12, history: 24, complexity: true, lockoutThreshold: 5, lockoutMinutes: 30 };

const Described = z.object({
  servers: z.array(z.string()).min(1),
  serverName: z.string().optional(),
  base: z.string(),
  serviceAccount: z.string(),
  attributes: z.object({ birthDate: z.string(), startMonth: z.string(), mobile: z.string() }),
  protectedGroups: z.array(z.string()),
});

type Functions = NonNullable<CloudConfig["functions"]>;
export type StaffDirectory = OpenDirectory & {
  /** Who was in it when it was opened. */
  staff: Staff;
  /** How a program of this machine reaches it; the password as KMS encrypted it. */
  reached: ReachedDirectory;
  network: NonNullable<CloudConfig["network"]>;
  /** The functions, of which the one that resets passwords can log on, and the one that looks at addresses. */
  letIn(functions: Functions): Functions;
};

/**
 * A directory with this staff in the place of all the servers that the stacks name, with a service account whose password is
 * another one each time; nothing where the stacks reset no passwords.
 */
export async function openStaffDirectory(staff: Staff, graph: Graph): Promise<StaffDirectory | undefined> {
  const functions = ofType(graph, "aws:lambda/function:Function");
  const deployed = functions.find(({ name }) => name === FUNCTION);
  if (!deployed) return undefined;
  const arns = functions.flatMap(({ name, arn }) => (name === FUNCTION || name === READER ? arn : []));
  const described = Described.parse(JSON.parse(deployed.inputs.environment.variables.DIRECTORY));
  const { servers, serverName, base, attributes } = described;
  const urls = servers.map((server) => new URL(server));
  const [host = "", ...otherHosts] = new Set([
    ...(serverName ? [serverName] : []),
    ...urls.map(({ hostname }) => hostname),
  ]);
  const password = `${randomBytes(24).toString("base64url")}aA1!`;
  const domain = domainOf(described);
  const confidential = [attributes.birthDate, attributes.startMonth];
  const rights = { resetPassword: true, write: ["pwdLastSet", "lockoutTime"], read: confidential };
  const directory = await openDirectory({
    entries: entriesFor(staff, described, password, Date.now()),
    domain: { base: domain, sid: SID },
    policy: POLICY,
    delegations: [{ trustee: serviceDn(described, domain), subtree: base, ...rights }],
    confidential,
    ...{ host, otherHosts },
  });
  const key = resource(graph, "aws:kms/key:Key", "DirectoryKey").arn;
  const encrypted = Buffer.from(encryptUnder(key, Buffer.from(password), SERVICE_PASSWORD_CONTEXT)).toString("base64");
  const reached = { servers: [`ldaps://127.0.0.1:${directory.port}`], serverName: host, ca: directory.certificate };
  return {
    ...{ ...directory, staff },
    reached: { ...reached, serviceAccount: described.serviceAccount, password: encrypted },
    network: {
      hosts: Object.fromEntries(
        urls.map(({ hostname, port }) => [`${hostname}:${port || PORT}`, `127.0.0.1:${directory.port}`]),
      ),
      certificates: directory.certificate,
    },
    letIn: (described) =>
      described.map((each) => {
        if (!arns.includes(each.arn)) return each;
        // Authorities that settings name have not signed this directory's certificate.
        const trusted = each.environment.DIRECTORY_CA ? { DIRECTORY_CA: directory.certificate } : {};
        const given = { DIRECTORY_PASSWORD: encrypted, ...trusted };
        return { ...each, environment: { ...each.environment, ...given } };
      }),
  };
}
