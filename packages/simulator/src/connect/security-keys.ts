import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import type { Store } from "./store.ts";

/** As many as an instance has; a page holds no more. https://docs.aws.amazon.com/connect/latest/APIReference/API_ListSecurityKeys.html */
const MOST = 2;

/** ListSecurityKeys: with which flows encrypt what callers key. */
export function securityKeyReads(store: Store): Operations<"ListSecurityKeys"> {
  return {
    async ListSecurityKeys({ MaxResults = MOST, NextToken: token }) {
      const asked = { MaxResults, NextToken: token };
      const { shown, NextToken } = page("ListSecurityKeys", [...store.securityKeys.values()], asked, MOST);
      const SecurityKeys = shown.map(({ id, key, createdAt }) => ({
        AssociationId: id,
        Key: key,
        CreationTime: new Date(createdAt),
      }));
      return { SecurityKeys, NextToken };
    },
  };
}
