import { budgetOf } from "../../directory/budget.ts";
import { mustBeLdaps, openConnection } from "../../directory/open-connection.ts";
import type { Directory } from "./directory.ts";
import type { LdapOptions } from "./ldap-options.ts";
import { openSession } from "./session.ts";
import { surroundingsOf } from "./surroundings.ts";

/** An Active Directory over LDAPS, in which passwords are set. */
export function ldapDirectory(options: LdapOptions): Directory {
  mustBeLdaps(options.servers);
  const surroundings = surroundingsOf(options);
  const longest = Math.max(options.seconds.find, options.seconds.set) * 1000;
  return {
    async open() {
      const finding = budgetOf(options.seconds.find, options.clock);
      return openSession({ ...(await openConnection(options, finding, longest)), finding, surroundings }, options);
    },
  };
}
