import { ofFunction } from "../metrics.ts";
import type { Functions } from "../watches/functions.ts";
import { following, graph, type Widget } from "./board.ts";

type Measure = Parameters<typeof ofFunction>[1];

/** What Lambda says of a room's functions, and what they say themselves of one upload or contact. */
export function functionRows(functions: Functions): Widget[][] {
  const each = (measure: Measure) =>
    Object.fromEntries(Object.entries(functions).map(([label, { name }]) => [label, ofFunction(name, measure)]));
  return [
    [
      graph("Errors and time-outs", each("Errors")),
      graph("Longest run, in milliseconds", each("Duration"), "Maximum"),
      graph("Runs", each("Invocations")),
    ],
    [
      following(
        "Everything about one id, in the order of time",
        Object.values(functions).map(({ logGroup }) => logGroup),
      ),
    ],
  ];
}
