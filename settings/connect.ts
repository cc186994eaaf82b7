import * as z from "zod";
import { OPERATIONS } from "../packages/core/src/agents/connect-operations.ts";
import { Claim, Origin } from "./numbers.ts";
import { Quota } from "./parts.ts";

/** The Amazon Connect instance, and what the account allows of its API. */
export const Connect = z.strictObject({
  /**
   * Whether the app joins an Amazon Connect instance that is there, or creates one, as `contactCentre` describes it. AWS bounds
   * how many an account creates and deletes in 30 days. Once a stage has one of its own, leave it at `new`.
   */
  instance: z.enum(["existing", "new"]),
  /** The id of the existing instance: the last part of its ARN. A new one has an id of its own, and this does not count. */
  instanceId: z.uuid("an instance's id: the last part of its ARN"),
  /**
   * The instance's identity management. SAML and EXISTING_DIRECTORY leave e-mail and password blank in files. A new instance
   * gets it, and keeps it for good.
   */
  identityManagement: z.enum(["CONNECT_MANAGED", "SAML", "EXISTING_DIRECTORY"]),
  /**
   * The stage to which belongs what an existing instance has once: the telephone numbers that settings name or claim, and approved
   * origins. Another stage beside it leaves them alone: with the same settings it would take the numbers over, and leave
   * them leading nowhere when it is removed. In a new instance all is the stage's that creates it.
   */
  owner: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, "a stage's name, such as production"),
  /** Sites that may show the agents' panel in a page of theirs, such as a CRM: origins as https://crm.example.com. */
  approvedOrigins: z.array(Origin).max(50),
  /**
   * Telephone numbers to claim, each of which leads to a line. **AWS charges each by the day from its claim on**, and its calls
   * by the minute. A number that is released cannot be had again, and whoever claims and releases more than twice the quota in
   * 180 days is barred from claims. So in production a claim that is taken out of here leaves its number claimed, and charged:
   * release it in the console. Numbers that are claimed already are named in the lines' `phoneNumberIds`.
   */
  claim: z.array(Claim).max(10),
  /** What the account allows of each operation: the default quota is 2 calls a second, 5 at once. */
  ...Quota.shape,
  /** Operations with a quota of their own, such as `DescribeUser: { ratePerSecond: 10, burst: 10 }`. */
  operations: z.partialRecord(z.enum(OPERATIONS), Quota),
  /** Whether each operation has a bucket of its own, or all of them share one: AWS's pages say both. */
  buckets: z.enum(["per operation", "shared"]),
});
