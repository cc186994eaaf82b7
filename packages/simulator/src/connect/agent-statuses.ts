import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import { modification, pick, type Store } from "./store.ts";

/** The instance's own two statuses, and which of them an agent is in. */
export function agentStatusOperations(store: Store): Operations<"ListAgentStatuses" | "PutUserStatus"> {
  return {
    async ListAgentStatuses(input) {
      const { AgentStatusTypes: types } = input;
      const found = [...store.agentStatuses.values()].filter(({ type }) => !types?.length || types.includes(type));
      const { shown, NextToken } = page("ListAgentStatuses", found, input, 1000);
      const AgentStatusSummaryList = shown.map((status) => ({
        Id: status.id,
        Arn: status.arn,
        Name: status.name,
        Type: status.type,
        ...modification(store, status),
      }));
      return { AgentStatusSummaryList, NextToken };
    },
    /** ⚠ AWS does not say what becomes of an agent who is not logged in: here every agent takes any status. */
    async PutUserStatus({ UserId, AgentStatusId }) {
      const user = pick(store.users, "user", UserId);
      const { name } = pick(store.agentStatuses, "agent status", AgentStatusId);
      // What an agent does now is no change of the user: `modifiedAt` stays.
      store.users.set(user.id, { ...user, status: name });
    },
  };
}
