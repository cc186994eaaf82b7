import * as z from "zod";
import { Mailboxes } from "./mailboxes.ts";

/** The pipeline of agents in files. */
export const Agents = z.strictObject({
  /** How often a row is tried before it is written to the failures file; AWS asks for 5 at least. */
  retries: z.int().min(1).max(100),
  /**
   * How many consumers may run at once: AWS allows 2 to 1000. One limiter is shared by all of them, and no more run than
   * the quota has turns for: 10 at 2 calls a second.
   */
  consumers: z.int().min(2).max(1000),
  /** The largest file that is read, in megabytes. */
  largestFile: z.int().min(1).max(5000),
  /** Days that `failed/`, `processed/`, `held/`, `export/` and `reports/` are kept: they may hold passwords and addresses. */
  keepDays: z.int().min(1).max(3650),
  /**
   * Whether `update/` may change e-mail addresses. Whoever gets an agent's mail can reset the password and sign in as the
   * agent, so that such a row is refused by default.
   */
  emailChanges: z.enum(["refused", "allowed"]),
  remove: z.strictObject({
    /** Whether `remove/` deletes agents at all. Connect cannot bring one back. */
    allowed: z.boolean(),
    /** The most rows of one file. */
    mostRows: z.int().min(1).max(100_000),
    /** Whether an agent may go to whom a quick connect leads that other agents are offered in a queue. */
    sharedQuickConnects: z.enum(["refused", "deleted"]),
  }),
  /** A file that would change or remove more agents than both of these is held until it is dropped into `approved/`. */
  hold: z.strictObject({
    /** Of all users of the instance: 0.5 is half of them, and at 1 nothing is ever held. */
    share: z.number().min(0).max(1),
    /** So many agents may always be changed: in a small team, one agent is a large share. */
    from: z.int().min(0).max(1_000_000),
  }),
  /** Each of its values is described in settings/mailboxes.ts. */
  mailboxes: Mailboxes,
  /** Who gets an e-mail at the end of each upload; each of them is asked by AWS to confirm. Others may subscribe to the topic. */
  notify: z.array(z.email()).max(100),
});
