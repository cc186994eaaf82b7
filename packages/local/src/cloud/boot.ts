import { type Cloud, openCloud } from "@frontdesk/simulator/cloud.ts";
import { type ConnectService, connectService } from "@frontdesk/simulator/connect/connect-service.ts";
import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { Sharing } from "@frontdesk/simulator/connect/token-bucket.ts";
import type { Ec2Options } from "@frontdesk/simulator/ec2/ec2-service.ts";
import type { Ec2Instances } from "@frontdesk/simulator/ec2/instances.ts";
import type { FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import type { Carriers } from "@frontdesk/simulator/sms-voice/carrier-lookup.ts";
import { type Graph, ofType, resource } from "../synth/graph.ts";
import { createdInstance } from "./created-instance.ts";
import { openStaffDirectory, type StaffDirectory } from "./directory.ts";
import { cloudOf } from "./from-graph.ts";
import type { Staff } from "./staff.ts";
import { withStacks } from "./with-stacks.ts";

export type BootOptions = {
  graph: Graph;
  /** The instance that the stacks join. Where they create one, it is that, and this is not looked at. */
  instance?: Instance | undefined;
  /** The region's EC2 instances; without them there is no EC2. */
  ec2?: Ec2Instances;
  /** Who is in the directory; without a staff there is no directory, and no password can be reset. */
  directory?: Staff;
  /** Which sort of line a number is, where its country's numbering plan does not tell. */
  carriers?: Carriers;
  /** 0 takes any free port. */
  port?: number;
  /** The simulated account's quota, calls a second and at once; AWS's defaults are 2 and 5. */
  connectRate?: number;
  connectBurst?: number;
  /** Whether its operations share one bucket; each has its own by default. */
  connectBuckets?: Sharing;
  /** Takes each line that a function prints. */
  log?: (functionName: string, line: string) => void;
  /** Waits (ms) before an asynchronous invocation that failed is tried again; Lambda's by default. */
  retries?: number[];
  /** What goes wrong, from a seed; nothing by default. */
  faults?: FaultPlan;
};

export type Frontdesk = {
  cloud: Cloud;
  connect: ConnectService;
  graph: Graph;
  names: Names;
  /** Nothing where no staff was given, or the stacks reset no passwords. */
  directory?: StaffDirectory;
  close(): Promise<void>;
};

/** The physical names of what people and tests work with. */
export type Names = {
  bucket: string;
  tables: Record<"ledger" | "callers" | "pins" | "emergencies", string>;
  queues: { rows: string; deadLetters: string };
  functions: Record<"intake" | "consumer" | "bury" | "finish" | "sweep" | "export", string>;
  /** The alias of the key for the password of the directory's service account, where passwords are reset. */
  directoryKey?: string;
};

/** Brings the synthesised system up on this machine: the simulated cloud, and the Connect instance that it joins or creates. */
export async function boot(options: BootOptions): Promise<Frontdesk> {
  const {
    graph,
    instance,
    carriers,
    port = 0,
    connectRate,
    connectBurst,
    connectBuckets,
    log,
    retries,
    faults,
  } = options;
  const joined = createdInstance(graph) ?? instance;
  if (!joined) throw new Error("The stacks join an instance: which one is simulated?");
  const described = cloudOf(graph);
  const place = { region: graph.region, account: graph.account };
  const connect = connectService({
    instance: withStacks(joined, graph),
    ...place,
    ...(connectRate ? { rate: connectRate } : {}),
    ...(connectBurst ? { burst: connectBurst } : {}),
    ...(connectBuckets ? { buckets: connectBuckets } : {}),
  });
  const directory = options.directory && (await openStaffDirectory(options.directory, graph));
  const cloud = await openCloud({
    ...described,
    ...(directory ? { functions: directory.letIn(described.functions), network: directory.network } : {}),
    port,
    services: [connect, ...(options.ec2 ? [await ec2At({ ...place, instances: options.ec2 })] : [])],
    ...(carriers ? { carriers } : {}),
    ...(log ? { log } : {}),
    ...(retries ? { retries } : {}),
    ...(faults ? { faults } : {}),
  }).catch(async (error) => {
    await directory?.close();
    throw error;
  });
  return {
    ...{ cloud, connect, graph, names: namesIn(graph), ...(directory ? { directory } : {}) },
    async close() {
      await cloud.close();
      await directory?.close();
    },
  };
}

/** EC2's schemas take 70 MB and half a second: whoever needs none does not load them. */
async function ec2At(options: Ec2Options) {
  const { ec2Service } = await import("@frontdesk/simulator/ec2/ec2-service.ts");
  return ec2Service(options);
}

function namesIn(graph: Graph): Names {
  const lambda = (name: string) => resource(graph, "aws:lambda/function:Function", `${name}Function`).inputs.name;
  const table = (name: string) => resource(graph, "aws:dynamodb/table:Table", `${name}Table`).id;
  const alias = ofType(graph, "aws:kms/alias:Alias").find(({ name }) => name === "DirectoryKeyAlias");
  return {
    ...(alias ? { directoryKey: alias.inputs.name } : {}),
    bucket: resource(graph, "aws:s3/bucket:Bucket", "FilesBucket").id,
    tables: {
      ledger: table("Ledger"),
      callers: table("Callers"),
      pins: table("Pins"),
      emergencies: table("Emergencies"),
    },
    queues: {
      rows: resource(graph, "aws:sqs/queue:Queue", "RowsQueue").inputs.name,
      deadLetters: resource(graph, "aws:sqs/queue:Queue", "DeadLettersQueue").inputs.name,
    },
    functions: {
      intake: lambda("Intake"),
      consumer: lambda("Consumer"),
      bury: lambda("Bury"),
      finish: lambda("Finish"),
      sweep: lambda("Sweep"),
      export: lambda("Export"),
    },
  };
}
