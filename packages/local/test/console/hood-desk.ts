import { type Graph, ofType, resource } from "../../src/synth/graph.ts";
import { fileOf, readGraph, rowOf, withEnvironment } from "../desk.ts";
import { openConsoleDesk } from "./console-desk.ts";

/** Calls a second and at once of each operation: slow enough that one sees a file being worked on. */
export const QUOTA = { ratePerSecond: 20, burst: 5 };
/** Seconds that a message stays hidden, instead of minutes. */
const HIDDEN = 6;

/** A desk that is slow enough to be watched, on which a killed function's work comes back within seconds. */
export const openHoodDesk = () =>
  openConsoleDesk({ graph: watchable(readGraph()), connectRate: QUOTA.ratePerSecond, connectBurst: QUOTA.burst });

function watchable(graph: Graph): Graph {
  withEnvironment(graph, { QUOTAS: JSON.stringify(QUOTA) });
  for (const { inputs } of ofType(graph, "aws:sqs/queue:Queue")) inputs.visibilityTimeoutSeconds = HIDDEN;
  for (const name of ["Consumer", "Bury"])
    resource(graph, "aws:lambda/function:Function", `${name}Function`).inputs.timeout = HIDDEN;
  return graph;
}

/** A file of so many new agents. */
export const rowsOf = (prefix: string, count: number) =>
  fileOf(...Array.from({ length: count }, (_, index) => rowOf(`${prefix}${index}`)));
