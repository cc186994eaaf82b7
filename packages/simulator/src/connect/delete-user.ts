import { invalidRequest } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { pick, type Store } from "./store.ts";

/** What becomes of a user's quick connects: they forbid DeleteUser, or it leaves them behind, leading nowhere. */
export type OrphanedQuickConnects = "refused" | "left";

/**
 * DeleteUser. ⚠ AWS's pages say to delete a user's quick connects, else they are orphaned, but name no error; `refused`
 * is the stricter reading, with the one modelled error that fits.
 */
export function userDeletion(store: Store, orphans: OrphanedQuickConnects): Operations<"DeleteUser"> {
  return {
    async DeleteUser({ UserId }) {
      const { id } = pick(store.users, "user", UserId);
      const leading = [...store.quickConnects.values()].filter(({ config }) => config.UserConfig?.UserId === id);
      if (leading.length && orphans === "refused")
        throw invalidRequest(`The user has quick connects: ${leading.map((one) => one.id).join(", ")}.`);
      store.users.delete(id);
    },
  };
}
