import { Refused } from "../refused.ts";
import type { Operation } from "./connect-operations.ts";
import type { IdentityManagement } from "./csv/columns.ts";
import { type Known, needsMore, type Plan, plan } from "./plan.ts";
import type { Glimpse, Users } from "./users.ts";
import type { Wanted } from "./wanted.ts";

/** What an operator allows. */
export type Rules = {
  /** Whoever has an agent's e-mail address can reset the password, and so become the agent. */
  emailChanges: "refused" | "allowed";
  management: IdentityManagement;
};

/** What an update takes: the agent as it is, what is to change, and which calls it took to know. */
export type Decided = { user: Known; planned: Plan; reads: Operation[] };

/**
 * Decides what a row changes of an agent who is there; with a glimpse that tells enough, the agent is not read. A plan
 * and the real run both go by it. Throws Refused where the row may not be done.
 */
export async function decide(
  id: string,
  wanted: Wanted,
  { users, rules, glimpse }: { users: Users; rules: Rules; glimpse?: Glimpse | undefined },
): Promise<Decided> {
  const skills = wanted.proficiencies === undefined ? [] : (["ListUserProficiencies"] as const);
  const isEnough = glimpse && !needsMore(glimpse, wanted);
  const user = isEnough ? await withProficiencies(glimpse, wanted, users) : await readWhole(id, wanted, users);
  const planned = plan(user, wanted);
  checkIdentity(user, planned, rules);
  return { user, planned, reads: [...(isEnough ? [] : (["DescribeUser"] as const)), ...skills] };
}

/** The agent with all that the row says something of. */
export async function readWhole(id: string, wanted: Wanted, users: Users): Promise<Known> {
  if (wanted.proficiencies === undefined) return users.describe(id);
  const [user, proficiencies] = await Promise.all([users.describe(id), users.proficiencies(id)]);
  return { ...user, proficiencies };
}

async function withProficiencies(glimpse: Glimpse, wanted: Wanted, users: Users): Promise<Known> {
  if (wanted.proficiencies === undefined) return glimpse;
  return { ...glimpse, proficiencies: await users.proficiencies(glimpse.id) };
}

function checkIdentity(user: Known, { identity }: Plan, { emailChanges, management }: Rules) {
  if (!identity) return;
  if (management === "EXISTING_DIRECTORY") {
    const message =
      "Names and addresses come from the directory and cannot be changed here: leave the cells blank, or as they are.";
    throw new Refused("DirectoryDecides", message);
  }
  // Letter case aside: an address that differs by it alone leads to the same mailbox.
  if (identity.email?.toLowerCase() === user.email?.toLowerCase()) return;
  if (management === "SAML") {
    throw new Refused("InvalidEmail", "“email address” must be blank: the instance signs people in by single sign-on.");
  }
  if (emailChanges === "allowed") return;
  throw new Refused(
    "EmailChange",
    "“email address” is not the agent's: whoever gets the mail can reset the password, so that the settings do not allow a change. Leave the cell blank, or have an engineer allow it (agents.emailChanges).",
  );
}
