import { Quotas } from "@frontdesk/core/throttle/quota.ts";
import * as z from "zod";
import { environmentOf, json, optional } from "../environment.ts";

const text = z.string().min(1);

/** What the stacks tell the functions of agents in bulk. */
export const environment = environmentOf({
  LEDGER: () => z.string().min(1),
  BUCKET: () => z.string().min(1),
  QUEUE_URL: () => z.url(),
  DEAD_LETTERS_URL: () => z.url(),
  FINISH: () => z.string().min(1),
  INTAKE: () => z.string().min(1),
  INSTANCE_ID: () => z.string().min(1),
  IDENTITY_MANAGEMENT: () => z.enum(["CONNECT_MANAGED", "SAML", "EXISTING_DIRECTORY"]),
  /** The function that looks at the addresses of new agents; absent where settings do not ask for it. */
  ADDRESSES: optional,
  /** Where they are looked up, PEM of its servers' authorities, and the service account's password as KMS encrypted it. */
  DIRECTORY: () =>
    json(
      z.object({
        servers: z.array(z.url({ protocol: /^ldaps$/ })).min(1),
        ...{ serverName: text.optional(), serviceAccount: text },
      }),
    ),
  DIRECTORY_CA: optional,
  DIRECTORY_PASSWORD: () => z.base64().default(""),
  TENANT: () => json(z.object({ tenantDomain: text, verifiedDomains: z.array(text) })),
  EXPORT: () => z.string().min(1),
  TOPIC: () => z.string().min(1),
  LINK: () => z.url(),
  QUOTAS: () => json(Quotas),
  HOLD: () => json(z.object({ share: z.number().min(0).max(1), from: z.number().min(0) })),
  EMAIL_CHANGES: () => z.enum(["refused", "allowed"]),
  SHARED_QUICK_CONNECTS: () => z.enum(["refused", "deleted"]),
  /** 0 where nobody may be removed. */
  MOST_REMOVALS: () => z.coerce.number().int().min(0),
  ROWS_AT_ONCE: () => z.coerce.number().int().positive(),
  RETRIES: () => z.coerce.number().int().positive(),
  LARGEST_FILE_MB: () => z.coerce.number().positive(),
  MOST_ROWS: () => z.coerce.number().int().positive(),
  SWEEP_AFTER_SECONDS: () => z.coerce.number().positive(),
  KEEP_DAYS: () => z.coerce.number().int().positive(),
});
