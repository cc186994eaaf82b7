import { setTimeout as sleep } from "node:timers/promises";
import { dynamodbService } from "./dynamodb/dynamodb.ts";
import type { TableConfig } from "./dynamodb/tables.ts";
import { checkPlan } from "./faults/check-plan.ts";
import { openFaults } from "./faults/faults.ts";
import type { FaultPlan } from "./faults/plan.ts";
import { gateway } from "./gateway/gateway.ts";
import { Journal } from "./gateway/journal.ts";
import { listen } from "./gateway/listen.ts";
import type { JournalEntry, Service } from "./gateway/service.ts";
import { accessOf, type Credentials, type Role } from "./iam/access.ts";
import { stsService } from "./iam/sts.ts";
import type { KeyConfig } from "./kms/keys.ts";
import { kmsService } from "./kms/kms-service.ts";
import { Abandoned } from "./lambda/abandoned.ts";
import { lambdaService } from "./lambda/api.ts";
import { Asynchronous, RETRIES } from "./lambda/asynchronous.ts";
import type { EventSourceConfig } from "./lambda/event-source.ts";
import { checkEventSource } from "./lambda/event-source-rules.ts";
import { openEventSources } from "./lambda/event-sources.ts";
import type { FunctionConfig } from "./lambda/function.ts";
import { Functions, type Run } from "./lambda/functions.ts";
import { type InvokeReply, invokeFor } from "./lambda/invoke-for.ts";
import { type NetworkConfig, networkOf } from "./lambda/network.ts";
import { type InvokePermission, type Invoker, mayInvoke } from "./lambda/permission.ts";
import type { BotConfig } from "./lex/bot.ts";
import { lexService } from "./lex/lex-service.ts";
import type { BucketConfig } from "./s3/bucket.ts";
import type { Notification } from "./s3/notify.ts";
import { s3Service } from "./s3/s3.ts";
import { checkSchedules, openSchedules, type ScheduleConfig } from "./scheduler/schedules.ts";
import type { Carriers } from "./sms-voice/carrier-lookup.ts";
import { smsVoiceService } from "./sms-voice/sms-voice-service.ts";
import type { Published } from "./sns/publish.ts";
import { snsService } from "./sns/sns.ts";
import type { Text } from "./sns/texts.ts";
import type { TopicConfig } from "./sns/topics.ts";
import type { QueueConfig } from "./sqs/queues.ts";
import { sqsService } from "./sqs/sqs.ts";
import { openDaemons, type Traced } from "./xray/daemons.ts";

export type CloudConfig = {
  account: string;
  region: string;
  /** 0 takes any free one. */
  port: number;
  buckets?: (BucketConfig & { notifications?: Notification[] })[];
  queues?: QueueConfig[];
  topics?: TopicConfig[];
  tables?: TableConfig[];
  keys?: KeyConfig[];
  /** Bots of Amazon Lex, and the functions behind them, which must let `lexv2.amazonaws.com`. */
  bots?: BotConfig[];
  /** Which sort of line a number is, where its country's numbering plan does not tell as it should. */
  carriers?: Carriers;
  functions?: FunctionConfig[];
  /** What functions in a VPC reach besides AWS; by default nothing. */
  network?: NetworkConfig;
  roles?: Role[];
  invokePermissions?: InvokePermission[];
  eventSources?: EventSourceConfig[];
  schedules?: ScheduleConfig[];
  /** Further services behind the same port. */
  services?: Service[];
  /** Takes what the functions print. */
  log?: (functionName: string, line: string) => void;
  /** Waits before an asynchronous invocation that failed is tried again, in milliseconds: Lambda's by default. */
  retries?: number[];
  /** What goes wrong, from a seed; nothing by default. */
  faults?: FaultPlan;
};

export type Cloud = {
  endpoint: string;
  port: number;
  /** Every call of every service, as it is answered. */
  journal: Journal<JournalEntry>;
  /** Every invocation of a function, as it ends. */
  runs: Journal<Run>;
  /** What functions have told X-Ray: the last of it. */
  traces: Journal<Traced>;
  /** What was published to topics; it goes nowhere else. */
  outbox: Journal<Published>;
  /** What was sent to numbers by SMS; it goes nowhere else either, and nothing of it is in the other journals. */
  texts: Journal<Text>;
  /** The operator's: allowed everything. */
  credentials: Credentials;
  /** The operator's as well, for who looks on: the journal leaves its calls out. */
  watcher: Credentials;
  credentialsOf(roleArn: string, session?: string): Credentials;
  /** The ARN of the caller that the journal names by its access key. */
  whoIs(accessKeyId: string): string | undefined;
  /** Kills the processes in which a function runs now, and says how many they were. */
  kill(functionName: string): number;
  /** Has the next invocation of a function be killed as it begins, or no longer. */
  doom(functionName: string, isDoomed: boolean): void;
  /** How many processes a function runs in now, and whether its next invocation is to be killed. */
  stateOf(functionName: string): { running: number; isDoomed: boolean };
  /** Messages whose invocation of a function has failed and that are hidden still, and when (ms) the last of them comes back. */
  abandonedBy(functionName: string): { messages: number; backAt?: number };
  /** Has those handed out now, as if their visibility timeout were over, and says how many. */
  handOut(functionName: string): number;
  /** Invokes a function as a service does on behalf of a resource: only where the function's resource policy lets it. */
  invokeFor(invoker: Invoker, functionArn: string, payload: string): Promise<InvokeReply>;
  /** As they were given. */
  bots: BotConfig[];
  /** Fires a schedule at once and gives the invocation's request id; nothing where Lambda refuses it, which the log says. */
  fire(scheduleName: string): Promise<string | undefined>;
  /** Ends the fault plan: what comes from now on goes well. What a fault holds back still comes, in its time. */
  calm(): void;
  /** Settles when no function runs, no event or call waits and no queue with an event source holds a message; fails after `timeout` milliseconds. */
  settle(options?: { timeout?: number }): Promise<void>;
  /** Ends all processes and connections; nothing is kept. */
  close(): Promise<void>;
};

const SETTLE_EVERY = 10;
/** A document may have 64 KB. */
const MOST_TRACES = 5000;

/** Brings up a cloud of one account and region behind one port of this machine. */
export async function openCloud(config: CloudConfig): Promise<Cloud> {
  const { account, region, port, roles = [], log = () => {}, invokePermissions = [], eventSources = [] } = config;
  const { keys = [], bots = [], carriers = {} } = config;
  const journal = new Journal<JournalEntry>();
  const runs = new Journal<Run>();
  const traces = new Journal<Traced>(MOST_TRACES);
  const access = accessOf(account, region, roles);
  let endpoint = "";
  // A function whose role is missing would fail only when it is first invoked.
  for (const { roleArn, name } of config.functions ?? []) access.credentialsOf(roleArn, name);
  const tellOfNetwork = networkOf(config.network);
  const functions = new Functions({
    configs: config.functions ?? [],
    surroundingsOf(each) {
      const credentials = access.credentialsOf(each.roleArn, each.name);
      return { endpoint, region, credentials, network: tellOfNetwork(each), daemon: daemons.addressOf(each.name) };
    },
    runs,
    log,
  });
  const asynchronous = new Asynchronous(functions, config.retries ?? RETRIES, log);
  const functionOf = (arn: string) => functions.find(arn);
  const arnOf = (name: string) =>
    name.startsWith("arn:") ? name : `arn:aws:lambda:${region}:${account}:function:${name}`;
  const faults = openFaults(config.faults, { functions, access });
  const sqs = sqsService(config.queues ?? [], { account, region, odditiesOf: faults.odditiesOf });
  const sns = snsService(config.topics ?? [], { account, region });
  const s3 = s3Service({
    account,
    region,
    buckets: config.buckets ?? [],
    allows: (caller, need) => !access.denial(caller, [need]),
    notify(functionArn, event, sourceArn) {
      const target = functions.find(functionArn);
      const invoker = { principal: "s3.amazonaws.com", sourceArn, sourceAccount: account };
      const isAllowed = mayInvoke(invokePermissions, functionArn, invoker);
      if (!target) return log(functionArn, "not invoked: no such function");
      if (!isAllowed) return log(target.name, `not invoked: its policy does not let ${sourceArn}`);
      const times = faults.handOver(() => asynchronous.accept(target, JSON.stringify(event)));
      if (times === 0) log(target.name, `not invoked: the fault plan loses an event of ${sourceArn}`);
    },
  });
  // Before anything listens or polls, so that a cloud that is refused leaves nothing open.
  for (const source of eventSources) {
    checkEventSource(source, { functionOf, visibilityOf: sqs.visibilityOf });
  }
  checkSchedules(config.schedules ?? [], { access, functionOf });
  const asService = (invoker: Invoker, functionArn: string, payload: string) =>
    invokeFor({ functions, permissions: invokePermissions }, invoker, functionArn, payload);
  const lex = lexService({ account, region, bots, invokeFor: asService });
  const dynamodb = await dynamodbService(config.tables ?? [], { account, region });
  const lambda = lambdaService({ functions, asynchronous, eventSources, arnOf });
  const kms = kmsService({ account, region, keys });
  const ofAccount = [kms, lex, smsVoiceService({ carriers }), stsService(account, access)];
  const services = [s3, sqs, sns, dynamodb, lambda, ...ofAccount, ...(config.services ?? [])];
  if (config.faults) checkPlan(config.faults, services);
  const answer = gateway({ services, access, faults, journal });
  const listening = await listen(port, answer);
  endpoint = listening.endpoint;
  const daemons = await openDaemons(config.functions ?? [], { access, journal, traces, log });
  const abandoned = new Abandoned(sqs);
  const sources = openEventSources(eventSources, { functions, access, abandoned, answer, endpoint, region, log });
  const schedules = openSchedules(config.schedules ?? [], { access, functionOf, answer, endpoint, region, log });
  return {
    endpoint,
    port: listening.port,
    journal,
    runs,
    traces,
    outbox: sns.outbox,
    texts: sns.texts,
    credentials: access.operator,
    watcher: access.watcher,
    credentialsOf: access.credentialsOf,
    whoIs: access.whoIs,
    kill: (name) => functions.kill(name),
    doom: (name, isDoomed) => functions.doom(name, isDoomed),
    stateOf: (name) => ({ running: functions.runningNow(name), isDoomed: functions.isDoomed(name) }),
    abandonedBy: (name) => abandoned.of(arnOf(name)),
    handOut: (name) => abandoned.handOut(arnOf(name)),
    invokeFor: asService,
    bots,
    fire: schedules.fire,
    calm: faults.calm,
    async settle({ timeout = 30_000 } = {}) {
      const end = Date.now() + timeout;
      const held = () => eventSources.reduce((sum, { queueArn }) => sum + sqs.holds(queueArn), 0);
      const waiting = () => asynchronous.pending + faults.pending;
      while (functions.running + waiting() + held() > 0) {
        const left = `${functions.running} running, ${waiting()} events or calls waiting, ${held()} messages`;
        if (Date.now() > end) throw new Error(`not settled after ${timeout} ms: ${left}`);
        await sleep(SETTLE_EVERY);
      }
    },
    async close() {
      asynchronous.close();
      schedules.close();
      faults.close();
      const stopped = Promise.all(sources.map((source) => source.stop()));
      sqs.close();
      await functions.close();
      daemons.close();
      await stopped;
      await listening.close();
    },
  };
}
