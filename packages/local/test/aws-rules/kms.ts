import { each, first, isProduction, KEY, outside, type Rules } from "./rule.ts";

export const kms: Rules = {
  "are rotated every year": {
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
    breaches: each(KEY, ({ inputs }) => !inputs.enableKeyRotation && "is not"),
    spoil: (graph) => {
      first(graph, KEY).inputs.enableKeyRotation = false;
    },
  },
  "can be called back for a week at least, when somebody deletes them": {
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
    breaches: each(KEY, ({ inputs }) => outside("days", inputs.deletionWindowInDays, 7, 30)),
    spoil: (graph) => {
      first(graph, KEY).inputs.deletionWindowInDays = 1;
    },
  },
  "stay in production, and can be removed elsewhere": {
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
    breaches: each(
      KEY,
      ({ retainOnDelete = false }, graph) =>
        retainOnDelete !== isProduction(graph) && (retainOnDelete ? "stays" : "is deleted"),
    ),
    spoil: (graph) => {
      first(graph, KEY).retainOnDelete = !isProduction(graph);
    },
  },
};
