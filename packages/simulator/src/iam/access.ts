import { createHash } from "node:crypto";
import type { Caller, Need } from "../gateway/service.ts";
import { evaluate, type PolicyDocument } from "./policy.ts";
import { tagContext, tagFamilies } from "./resource-tags.ts";

export type Credentials = { accessKeyId: string; secretAccessKey: string };
export type Role = { arn: string; policies: PolicyDocument[] };
type Session = { role: Role; name: string };
type Denial = { code: "AccessDenied" | "InvalidClientTokenId"; message: string };
export type Access = {
  /** What the operator of the machine signs with: allowed everything. */
  operator: Credentials;
  /** Another key of the operator's, for who looks on from this machine: what it asks for is in no journal. */
  watcher: Credentials;
  /** The keys of a role's session, the same at every start; a function's session has the function's name. */
  credentialsOf(roleArn: string, session?: string): Credentials;
  /** The ARN of whom a key belongs to; nothing for unknown keys. */
  whoIs(accessKeyId: string): string | undefined;
  /** The name of the session that a key belongs to: a function's name for a function's; nothing for the operator. */
  sessionOf(accessKeyId: string): string | undefined;
  /** Why the caller may not; nothing when it may. */
  denial(caller: Caller, needs: Need[]): Denial | undefined;
};

/** Knows every role by its access keys, and what its policies allow. */
export function accessOf(account: string, region: string, roles: Role[]): Access {
  const operator = { accessKeyId: "operator", secretAccessKey: "operator" };
  const watcher = { accessKeyId: "watcher", secretAccessKey: "watcher" };
  const isOperator = (key: string) => key === operator.accessKeyId || key === watcher.accessKeyId;
  const byArn = new Map(roles.map((role) => [role.arn, role]));
  const sessions = new Map<string, Session>();
  return {
    operator,
    watcher,
    credentialsOf(roleArn, name = "session") {
      const role = byArn.get(roleArn);
      if (!role) throw new Error(`no role ${roleArn}`);
      const credentials = keysOf(`${roleArn} ${name}`);
      sessions.set(credentials.accessKeyId, { role, name });
      return credentials;
    },
    whoIs(accessKeyId) {
      if (isOperator(accessKeyId)) return `arn:aws:iam::${account}:user/operator`;
      const session = sessions.get(accessKeyId);
      return session && `arn:aws:sts::${account}:assumed-role/${session.role.arn.replace(/^.*\//, "")}/${session.name}`;
    },
    sessionOf: (accessKeyId) => sessions.get(accessKeyId)?.name,
    denial({ accessKeyId }, needs) {
      if (isOperator(accessKeyId)) return undefined;
      const session = sessions.get(accessKeyId);
      if (!session) {
        return { code: "InvalidClientTokenId", message: "The security token included in the request is invalid." };
      }
      const { role } = session;
      // SecureTransport is what the same call would have on AWS; on this machine nothing leaves the loopback.
      const ofEveryCall = {
        "aws:PrincipalArn": role.arn,
        "aws:PrincipalAccount": account,
        "aws:RequestedRegion": region,
        "aws:SecureTransport": "true",
      };
      for (const { action, resources, tags, context } of needs) {
        const ofTags = tags ? tagFamilies(action) : [];
        const families = [...ofTags, ...(context?.families ?? [])];
        for (const resource of resources) {
          const whole = { ...ofEveryCall, ...context?.keys, ...tagContext(ofTags, tags?.[resource]) };
          const verdict = evaluate(role.policies, action, resource, whole, families);
          if (verdict.allowed) continue;
          const tried = `User: ${this.whoIs(accessKeyId)} is not authorized to perform: ${action} on resource: ${resource}`;
          return { code: "AccessDenied", message: `${tried} ${verdict.because}` };
        }
      }
      return undefined;
    },
  };
}

function keysOf(text: string): Credentials {
  const digest = createHash("sha256").update(text).digest("hex").toUpperCase();
  return { accessKeyId: `ASIA${digest.slice(0, 16)}`, secretAccessKey: digest.slice(16) };
}
