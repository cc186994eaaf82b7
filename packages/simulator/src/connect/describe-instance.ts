import type { Operations } from "./handlers.ts";
import type { Store } from "./store.ts";

/** DescribeInstance: how the instance manages identities decides what a user may have. */
export function instanceReads(store: Store): Operations<"DescribeInstance"> {
  return {
    async DescribeInstance() {
      return {
        Instance: {
          Id: store.id,
          Arn: store.arn,
          IdentityManagementType: store.identityManagement,
          InstanceAlias: store.alias,
          CreatedTime: new Date(store.createdAt),
          InstanceStatus: "ACTIVE",
          InboundCallsEnabled: true,
          OutboundCallsEnabled: true,
        },
      };
    },
  };
}
