import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { type Cloud, openCloud } from "@frontdesk/simulator/cloud.ts";
import { connectService } from "@frontdesk/simulator/connect/connect-service.ts";
import type { FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import type { Handset } from "@frontdesk/simulator/phone/handset.ts";
import { type Options, ring } from "@frontdesk/simulator/phone/ring.ts";
import { scriptedHandset } from "@frontdesk/simulator/phone/scripted-handset.ts";
import { clientsOf } from "../src/cloud/clients.ts";
import { cloudOf } from "../src/cloud/from-graph.ts";
import { readInstanceFile, SAMPLE_INSTANCE } from "../src/cloud/instance.ts";
import { readCallersFile, SAMPLE_CALLERS } from "../src/cloud/starting-files.ts";
import { withStacks } from "../src/cloud/with-stacks.ts";
import { type Graph, resource } from "../src/synth/graph.ts";
import { type DeskExchange, exchangeOf } from "../src/telephone/exchange.ts";
import { readGraph } from "./desk.ts";
import { type Fleet, fleet } from "./main-line/fleet.ts";
import { type Broken, ownBundles } from "./main-line/own-bundles.ts";

/** A Thursday, ten in the morning in New York, when agents answer. */
export const OPEN = Date.parse("2026-11-26T15:00:00Z");
/** The night before. */
export const CLOSED = Date.parse("2026-11-26T03:00:00Z");
/** Who the samples' callers are: she is an operator, he is not. */
export const NADIA = "+12025550123";
export const OLIVER = "+61491570006";

export const FLEET = [
  { name: "web", state: "running", tags: { frontdesk: "operable" } },
  { name: "reporting", state: "stopped", tags: { frontdesk: "operable" } },
  { name: "payroll", state: "running" },
];

/** What may change while a call is on. */
export type Around = {
  ec2: Pick<Fleet, "stock" | "stateOf">;
  /** Breaks functions of the line; those that are not named are whole again. */
  breakDown(broken: Broken): Promise<void>;
  /** Puts an item into the callers' table as it is. */
  keep(item: object): Promise<unknown>;
};

/** What happens as the caller hears a message with these words. */
export type Upon = { hearing: string; happens(around: Around): unknown };

/** A call, and what surrounds it. */
export type Ringing = {
  /** Nadia's number by default; null is a caller who withholds it. */
  from?: string | null;
  /** Items that the callers' table has beside the samples', as they are. */
  kept?: object[];
  keys?: string;
  at?: number;
  /** The region's instances: FLEET by default. */
  ec2?: object[];
  broken?: Broken;
  /** Steps of the main line that fail in Connect's own machinery, with their error branches. */
  failing?: Record<string, string>;
  /** The instance in another state than it is deployed in. */
  exchange?(exchange: DeskExchange, cloud: Cloud): DeskExchange;
  upon?: Upon;
  patience?: number;
};

/**
 * A front desk with the samples' callers, opened for a whole file of tests; who opens it closes it. Unlike boot() it has EC2
 * instances that may be exchanged and functions that may be broken from call to call.
 */
export async function openTelephone({ graph = readGraph(), faults }: { graph?: Graph; faults?: FaultPlan } = {}) {
  const place = { region: graph.region, account: graph.account };
  const bundles = await ownBundles(graph);
  const ec2 = fleet(place);
  const connect = connectService({ instance: withStacks(await readInstanceFile(SAMPLE_INSTANCE), graph), ...place });
  const services = [connect, ec2.service];
  const cloud = await openCloud({ ...cloudOf(graph), port: 0, services, ...(faults ? { faults } : {}) });
  const { dynamo } = clientsOf({ cloud, graph });
  const TableName = resource(graph, "aws:dynamodb/table:Table", "CallersTable").id;
  const around: Around = {
    ec2,
    breakDown: bundles.arrange,
    keep: (Item) => dynamo.send(new PutCommand({ TableName, Item: { ...Item } })),
  };
  const samples = await readCallersFile(SAMPLE_CALLERS);
  const exchange = () => exchangeOf({ cloud, connect, graph });

  return {
    ...around,
    cloud,
    graph,
    exchange,
    /** Rings the main line. */
    async ring({ from = NADIA, keys = "", at = OPEN, exchange: changed = (same) => same, ...ringing }: Ringing) {
      const { ec2: instances = FLEET, broken = {}, kept = [], upon, failing = {}, patience } = ringing;
      ec2.stock(instances);
      await bundles.arrange(broken);
      for (const caller of [...samples, ...kept]) await around.keep(caller);
      const deployed = changed(exchange(), cloud);
      const flow = deployed.flows.find(({ arn }) => arn === deployed.names.MainLineFlowArn)?.name ?? "";
      const options: Options = {
        handset: listening(scriptedHandset(keys), around, upon),
        failing: Object.entries(failing).map(([identifier, errorType]) => ({ flow, identifier, errorType })),
        ...(patience === undefined ? {} : { patience }),
      };
      return ring(deployed, { flow, at, ...(from === null ? {} : { from }) }, options);
    },
    async close() {
      dynamo.destroy();
      await cloud.close();
      await bundles.remove();
    },
  };
}
export type Telephone = Awaited<ReturnType<typeof openTelephone>>;

/** The caller, upon whose hearing something happens. */
function listening(handset: Handset, around: Around, upon: Upon | undefined): Handset {
  return {
    next: (wait) => handset.next(wait),
    async hear(said) {
      await handset.hear(said);
      if (upon && said.text.includes(upon.hearing)) await upon.happens(around);
    },
  };
}
