import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { readInstanceFile, SAMPLE_INSTANCE } from "../src/cloud/instance.ts";
import { resource } from "../src/synth/graph.ts";
import { fileOf, openDesk, readGraph, rowOf } from "./desk.ts";

/** A desk whose intake must stop after five seconds, and sends eighty rows a second at most. */
export async function openShortOfTime() {
  const graph = readGraph();
  const intake = resource(graph, "aws:lambda/function:Function", "IntakeFunction").inputs;
  intake.timeout = 10; // of which five seconds are kept back
  // Eight batches of ten are under way at once, and each takes a second.
  const slow = { what: "slow" as const, probability: 1, milliseconds: [1000, 1000] as [number, number] };
  const faults = { seed: 1, calls: [{ service: "sqs", operation: "SendMessageBatch", caller: intake.name, ...slow }] };
  return openDesk({ graph, faults, retries: Array(10).fill(100) });
}

/** More rows than such an intake sends in one run; every tenth is refused. */
export const LARGE = {
  ...{ rows: 490, good: 441, bad: 49 },
  content: fileOf(
    ...Array.from({ length: 490 }, (_, index) => rowOf(index % 10 === 0 ? "bad login" : `agent${index}`)),
  ),
};

/** More users than an export reads in one run whose time is as short as that of this desk. */
export const MANY = 60;

/** A desk whose export must stop after three seconds; ten agents are read at once, and each takes a second. */
export async function openShortOfExport() {
  const graph = readGraph();
  const exporting = resource(graph, "aws:lambda/function:Function", "ExportFunction").inputs;
  exporting.timeout = 8; // of which five seconds are kept back
  const slow = { what: "slow" as const, probability: 1, milliseconds: [1000, 1000] as [number, number] };
  const calls = [{ service: "connect", operation: "DescribeUser", caller: exporting.name, ...slow }];
  const sample = await readInstanceFile(SAMPLE_INSTANCE);
  const users = Array.from({ length: MANY }, (_, index) => ({
    ...{ login: `agent${index}`, firstName: "Ann", lastName: `Lee ${index}`, email: `a${index}@example.com` },
    ...{ routingProfile: "Billing", securityProfiles: ["Agent"] },
  }));
  const instance = readInstance({ ...sample, quickConnects: [], queues: [], users });
  return openDesk({ graph, instance, faults: { seed: 1, calls }, retries: Array(10).fill(100) });
}
