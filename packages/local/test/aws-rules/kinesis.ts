import { each, first, outside, type Rules } from "./rule.ts";

const STREAM = "aws:kinesis/stream:Stream";

export const kinesis: Rules = {
  "keep records for a day at least, and a year at most": {
    source: "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
    breaches: each(STREAM, ({ inputs }) => outside("hours", inputs.retentionPeriod, 24, 8760)),
    spoil: (graph) => {
      first(graph, STREAM).inputs.retentionPeriod = 1;
    },
  },
};
