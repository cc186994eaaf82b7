import { each, first, isProduction, type Rules, TABLE } from "./rule.ts";

export const dynamodb: Rules = {
  "can be restored to any second of 35 days": {
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
    breaches: each(TABLE, ({ inputs }) => !inputs.pointInTimeRecovery?.enabled && "cannot"),
    spoil: (graph) => {
      first(graph, TABLE).inputs.pointInTimeRecovery = { enabled: false };
    },
  },
  "stay in production, and can be removed elsewhere": {
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
    breaches: each(
      TABLE,
      ({ retainOnDelete = false }, graph) =>
        retainOnDelete !== isProduction(graph) && (retainOnDelete ? "stays" : "is deleted"),
    ),
    spoil: (graph) => {
      first(graph, TABLE).retainOnDelete = !isProduction(graph);
    },
  },
  "cannot be deleted by hand in production, and can be elsewhere": {
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
    breaches: each(TABLE, ({ inputs: { deletionProtectionEnabled = false } }, graph) => {
      return (
        deletionProtectionEnabled !== isProduction(graph) && `is ${deletionProtectionEnabled ? "" : "not "}protected`
      );
    }),
    spoil: (graph) => {
      first(graph, TABLE).inputs.deletionProtectionEnabled = !isProduction(graph);
    },
  },
  "are paid for by use, so that no load is refused that was not planned for": {
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html",
    breaches: each(TABLE, ({ inputs }) => inputs.billingMode !== "PAY_PER_REQUEST" && `is ${inputs.billingMode}`),
    spoil: (graph) => {
      first(graph, TABLE).inputs.billingMode = "PROVISIONED";
    },
  },
};
