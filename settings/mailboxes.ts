import * as z from "zod";
import { TENANT_DOMAIN } from "../packages/core/src/mailboxes/tenant.ts";

const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const Domain = z
  .string()
  .max(253)
  .regex(new RegExp(`^${LABEL}(?:\\.${LABEL})+$`), "a domain such as contoso.com");

/** What the report of new agents says of the addresses that their mailboxes will get. docs/mailboxes.md */
export const Mailboxes = z.strictObject({
  /**
   * Whether it says so at all. The directory is that of `passwords`, read by its service account from its network: the whole
   * domain, at the end of each file in `create/` and `plan/create/`.
   */
  warn: z.boolean(),
  /** The tenant's own domain, which each mailbox has an address in; blank where nobody is warned. */
  tenantDomain: z.string().refine((text) => text === "" || TENANT_DOMAIN.test(text), {
    error: "the tenant's domain, such as contoso.onmicrosoft.com",
  }),
  /** Domains that the tenant has proved to be its own; with none, no domain is looked at. */
  verifiedDomains: z.array(Domain).max(100),
});
export type Mailboxes = z.infer<typeof Mailboxes>;
