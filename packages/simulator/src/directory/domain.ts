import { readDn } from "./dn.ts";
import { fileTime, sidBytes } from "./identifiers.ts";
import type { PasswordPolicy } from "./password-policy.ts";

export type Domain = {
  /** Such as `DC=example,DC=test`. */
  base: string;
  /** Such as `S-1-5-21-1111111111-2222222222-3333333333`. */
  sid: string;
  /** Of `DOMAIN\login`; the base's first label in capitals by default. */
  netbios?: string;
};

/** What a domain's own entry tells of it; throws where its name or its identifier cannot be read. https://learn.microsoft.com/windows/win32/adschema/c-domain */
export function rootOf({ base, sid }: Domain, policy: PasswordPolicy): Record<string, string> {
  if (!readDn(base)?.length) throw new Error(`The domain ${base}: that is no distinguished name.`);
  if (!sidBytes(sid)) throw new Error(`The domain ${base}: ${sid} is no security identifier.`);
  const minutes = String(BigInt(-policy.lockoutMinutes) * 600_000_000n);
  return {
    objectClass: "domainDNS",
    objectSid: sid,
    minPwdLength: String(policy.minLength),
    pwdHistoryLength: String(policy.history),
    pwdProperties: policy.complexity ? "1" : "0",
    lockoutThreshold: String(policy.lockoutThreshold),
    lockoutDuration: policy.lockoutMinutes ? minutes : String(-(2n ** 63n)),
    lockOutObservationWindow: minutes,
    creationTime: fileTime(0),
  };
}
