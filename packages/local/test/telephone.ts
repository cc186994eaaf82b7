import { DeleteCommand, PutCommand, paginateScan } from "@aws-sdk/lib-dynamodb";
import { type Cloud, openCloud } from "@frontdesk/simulator/cloud.ts";
import { connectService } from "@frontdesk/simulator/connect/connect-service.ts";
import type { FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import type { Handset } from "@frontdesk/simulator/phone/handset.ts";
import { type Options, ring } from "@frontdesk/simulator/phone/ring.ts";
import { scriptedHandset } from "@frontdesk/simulator/phone/scripted-handset.ts";
import type { Carriers } from "@frontdesk/simulator/sms-voice/carrier-lookup.ts";
import { clientsOf } from "../src/cloud/clients.ts";
import type { StaffDirectory } from "../src/cloud/directory.ts";
import { cloudOf } from "../src/cloud/from-graph.ts";
import { readInstanceFile, SAMPLE_INSTANCE } from "../src/cloud/instance.ts";
import { readCallersFile, SAMPLE_CALLERS } from "../src/cloud/starting-files.ts";
import { withStacks } from "../src/cloud/with-stacks.ts";
import { type Graph, resource } from "../src/synth/graph.ts";
import { type DeskExchange, exchangeOf } from "../src/telephone/exchange.ts";
import { type Fleet, fleet } from "./calls/fleet.ts";
import { leaksOf, type Traces } from "./calls/leaks.ts";
import { type Broken, ownBundles } from "./calls/own-bundles.ts";
import { watched } from "./calls/watched.ts";
import { readGraph } from "./desk.ts";
import { endsIn } from "./resets/ends-in.ts";
import { leaksOf as passwordsIn } from "./resets/leaks.ts";
import { passwordIn } from "./resets/reset-desk.ts";

/** A Thursday, ten in the morning in New York, when agents answer. */
export const OPEN = Date.parse("2026-11-26T15:00:00Z");
/** The night before. */
export const CLOSED = Date.parse("2026-11-26T03:00:00Z");
/** Who the samples' callers are: she is an operator and an administrator, he is neither. */
export const NADIA = "+12025550123";
export const OLIVER = "+61491570006";
/** An administrator, and one whose number is a landline's. */
export const PRIYA = "+61491570156";
export const MARCO = "+61255500123";

/** Numbers that only their carriers know to be a mobile's or a landline's. */
const CARRIERS: Carriers = { [NADIA]: "MOBILE", "+12025550155": "LANDLINE" };

export const FLEET = [
  { name: "web", state: "running", tags: { frontdesk: "operable" } },
  { name: "reporting", state: "stopped", tags: { frontdesk: "operable" } },
  { name: "payroll", state: "running" },
];

/** The numbers that lead to the stacks' flows here, by the flows' names in the stacks. */
const LINES = {
  MainLine: "+18005550100",
  EmergencyAuthentication: "+18005550101",
  EmergencyUpdate: "+18005550102",
  EmergencyDemo: "+18005550103",
  UserAdministration: "+18005550104",
} as const;
export type LineName = keyof typeof LINES;

/** What may change while a call is on. */
export type Around = {
  ec2: Pick<Fleet, "stock" | "stateOf">;
  /** Breaks functions of the flows; those that are not named are whole again. */
  breakDown(broken: Broken): Promise<void>;
  /** Puts an item into the callers' table as it is. */
  keep(item: object): Promise<unknown>;
  /** Puts a change on top of the emergencies' board, as it is. */
  change(item: object): Promise<unknown>;
  /** The emergencies' board, newest change first. */
  board(): Promise<Record<string, unknown>[]>;
  /** Has this number have had so many PINs in this hour of the clock, and in the next, which may begin meanwhile. */
  hasHad(number: string, sends: number): Promise<unknown>;
  /** The items of the PINs' table. */
  pins(): Promise<Record<string, unknown>[]>;
  /** What the function that resets passwords has logged of how requests ended, oldest first. */
  resets(): Record<string, unknown>[];
  cloud: Cloud;
};

/** What happens as the caller hears a message with these words, the first time or each time. */
export type Upon = { hearing: string; happens(around: Around): unknown; once?: boolean };

/** A call, and what surrounds it. */
export type Ringing = {
  /** The main line by default. */
  to?: LineName;
  /** Nadia's number by default; null is a caller who withholds it. */
  from?: string | null;
  /** Items that the callers' table has beside the samples', as they are. */
  kept?: object[];
  /** What the call before left of PINs and emergencies is there; by default nothing is. */
  goesOn?: boolean;
  /** What happens before it rings. */
  before?(around: Around): unknown;
  keys?: string;
  at?: number;
  /** The region's instances: FLEET by default. */
  ec2?: object[];
  broken?: Broken;
  /** Steps of the line's flow that fail in Connect's own machinery, with their error branches. */
  failing?: Record<string, string>;
  /** The flow that `failing` is about, where it is not the one that is dialled. */
  failingIn?: LineName;
  /** The instance in another state than it is deployed in. */
  exchange?(exchange: DeskExchange, cloud: Cloud): DeskExchange;
  upon?: Upon;
  patience?: number;
};

type Opening = {
  graph?: Graph;
  faults?: FaultPlan;
  /** Where passwords are reset; without it the function that resets them reaches none. */
  directory?: Pick<StaffDirectory, "network" | "letIn">;
};

/**
 * A front desk with the samples' callers, opened for a whole file of tests; who opens it closes it, which fails where a PIN or a
 * password was left anywhere but on a phone. Unlike boot() it has EC2 instances that may be exchanged and functions that may be
 * broken from call to call.
 */
export async function openTelephone({ graph = readGraph(), faults, directory }: Opening = {}) {
  const place = { region: graph.region, account: graph.account };
  const bundles = await ownBundles(graph);
  const ec2 = fleet(place);
  const connect = connectService({ instance: withStacks(await readInstanceFile(SAMPLE_INSTANCE), graph), ...place });
  const traces: Traces = { printed: [], invocations: [], talk: [], items: [], transcripts: [], attributes: [] };
  const described = cloudOf(graph);
  const cloud = await openCloud({
    ...described,
    ...(directory && { network: directory.network, functions: directory.letIn(described.functions) }),
    port: 0,
    services: [connect, ec2.service],
    carriers: CARRIERS,
    log: (name, line) => traces.printed.push(`${name}: ${line}`),
    ...(faults ? { faults } : {}),
  });
  const { dynamo } = clientsOf({ cloud, graph });
  const tableOf = (name: string) => resource(graph, "aws:dynamodb/table:Table", `${name}Table`).id;
  const put = (table: string) => (Item: object) =>
    dynamo.send(new PutCommand({ TableName: tableOf(table), Item: { ...Item } }));
  async function itemsOf(table: string): Promise<Record<string, unknown>[]> {
    const pages = await Array.fromAsync(paginateScan({ client: dynamo }, { TableName: tableOf(table) }));
    return pages.flatMap(({ Items = [] }) => Items);
  }
  async function empty(table: string, keyOf: (item: Record<string, unknown>) => Record<string, unknown>) {
    for (const item of await itemsOf(table))
      await dynamo.send(new DeleteCommand({ TableName: tableOf(table), Key: keyOf(item) }));
  }
  /** What these tables hold between two calls is searched in the end, even if it is overwritten by then. */
  async function remember() {
    for (const table of ["Pins", "Emergencies", "Callers", "ResetAttempts"])
      traces.items.push(...(await itemsOf(table)));
  }
  const around: Around = {
    ec2,
    breakDown: bundles.arrange,
    keep: put("Callers"),
    change: put("Emergencies"),
    board: async () => (await itemsOf("Emergencies")).sort((one, other) => Number(other.version) - Number(one.version)),
    async hasHad(number, sends) {
      const hour = Math.floor(Date.now() / 3_600_000);
      const ids = new Set(Array.from({ length: sends }, (_, index) => `another contact/${index}`));
      for (const at of [hour, hour + 1])
        await put("Pins")({ pk: `sends#number#${number}#${at}`, ids, expiresAt: (at + 2) * 3600 });
    },
    pins: () => itemsOf("Pins"),
    resets: () => endsIn(traces.printed),
    cloud,
  };
  const samples = await readCallersFile(SAMPLE_CALLERS);
  const exchange = () => watched(exchangeOf({ cloud, connect, graph }), traces);

  return {
    ...around,
    graph,
    exchange,
    traces,
    /** Rings one of the stacks' lines by its number. */
    async ring({ from = NADIA, keys = "", at = OPEN, exchange: changed = (same) => same, ...ringing }: Ringing) {
      const { to = "MainLine", ec2: instances = FLEET, broken = {}, kept = [], upon, failing = {}, patience } = ringing;
      ec2.stock(instances);
      await bundles.arrange(broken);
      await remember();
      if (!ringing.goesOn) {
        for (const table of ["Pins", "ResetAttempts"]) await empty(table, ({ pk }) => ({ pk }));
        await empty("Emergencies", ({ board, version }) => ({ board, version }));
        for (const caller of await itemsOf("Callers"))
          await dynamo.send(
            new DeleteCommand({ TableName: tableOf("Callers"), Key: { phonenumber: caller.phonenumber } }),
          );
      }
      for (const caller of [...samples, ...kept]) await around.keep(caller);
      await ringing.before?.(around);
      const deployed = withNumbers(changed(exchange(), cloud));
      const nameOf = (line: LineName) =>
        deployed.flows.find(({ arn }) => arn === deployed.names[`${line}FlowArn`])?.name ?? "";
      const texts = from === null ? () => [] : () => deployed.texts?.(from) ?? [];
      const options: Options = {
        handset: listening(scriptedHandset(keys, { texts }), around, upon),
        failing: Object.entries(failing).map(([identifier, errorType]) => ({
          flow: nameOf(ringing.failingIn ?? to),
          identifier,
          errorType,
        })),
        ...(patience === undefined ? {} : { patience }),
      };
      const dialled = { to: LINES[to], at, ...(from === null ? {} : { from }) };
      const answered = await ring(deployed, dialled, options);
      // A bot is told PINs in clear, so that they are what was said to it.
      if (to === "UserAdministration") traces.talk.push(JSON.stringify(answered.transcript));
      else traces.transcripts.push(answered.transcript);
      traces.attributes.push(answered.attributes);
      return answered;
    },
    async close() {
      try {
        await remember();
        const leaks = leaksOf({ cloud, graph, ...traces });
        if (leaks.length) throw new Error(`A PIN is where it must not be: ${leaks.join(", ")}.`);
        const told = [...traces.invocations, ...traces.talk];
        const others = passwordsIn({ cloud, graph, ...traces, told, passwordIn });
        if (others.length) throw new Error(`A password is where it must not be: ${others.join(", ")}.`);
      } finally {
        dynamo.destroy();
        await cloud.close();
        await bundles.remove();
      }
    },
  };
}
export type Telephone = Awaited<ReturnType<typeof openTelephone>>;

/** The exchange with a number for each of the stacks' flows. */
function withNumbers(exchange: DeskExchange): DeskExchange {
  const numbers = Object.entries(LINES).flatMap(([line, number]) => {
    const flow = exchange.flows.find(({ arn }) => arn === exchange.names[`${line}FlowArn`]);
    return flow ? { number, flowId: flow.id } : [];
  });
  return { ...exchange, numbers: [...exchange.numbers, ...numbers] };
}

/** The caller, upon whose hearing something happens. */
function listening(handset: Handset, around: Around, upon: Upon | undefined): Handset {
  let isOver = false;
  return {
    next: (wait) => handset.next(wait),
    async hear(said) {
      await handset.hear(said);
      if (!upon || isOver || !said.text.includes(upon.hearing)) return;
      isOver = upon.once === true;
      await upon.happens(around);
    },
  };
}
