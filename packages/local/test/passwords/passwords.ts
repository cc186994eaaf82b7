import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { SNSClient } from "@aws-sdk/client-sns";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { dynamoAttempts } from "@frontdesk/core/passwords/attempts-dynamo.ts";
import type { Account } from "@frontdesk/core/passwords/directory/directory.ts";
import { dynamoLeases } from "@frontdesk/core/passwords/lease-dynamo.ts";
import { askForPin, type ResetRequest, type Resetting, resetPassword } from "@frontdesk/core/passwords/reset.ts";
import { systemRandom } from "@frontdesk/core/pins/draw.ts";
import { kmsMac } from "@frontdesk/core/pins/mac-kms.ts";
import { dynamoPins } from "@frontdesk/core/pins/pins-dynamo.ts";
import { dynamoSends } from "@frontdesk/core/pins/sends-dynamo.ts";
import { snsTexts } from "@frontdesk/core/pins/texts-sns.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import type { FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import { onTestFinished } from "vitest";
import { standingClock } from "../clock.ts";
import { NotingHandler, type Sent } from "../pins/noting-handler.ts";
import { ALICE, openPeople } from "./people.ts";

const PLACE = { account: "123456789012", region: "us-east-1" };
const MAC_KEY = `arn:aws:kms:${PLACE.region}:${PLACE.account}:key/pins`;
const TABLES = ["attempts", "pins"] as const;

/** A caller's number, which is nobody's in the directory. */
export const CALLER = "+61491570006";
export const LINE = "+18005550100";
export const MINUTE = 60_000;

export const right: ResetRequest = {
  id: "r-1",
  contactId: "c-1",
  caller: CALLER,
  line: LINE,
  login: ALICE.login,
  birthDate: "1990-04-17",
  startMonth: "march",
};

/** The service's tables on dynalite by real clients; time stands still until the test moves it. */
export async function openTables({ faults, clients = 1 }: { faults?: FaultPlan; clients?: number } = {}) {
  const tables = TABLES.map((name) => ({ name, attributes: { pk: "S" as const }, hashKey: "pk", ttl: "expiresAt" }));
  const keys = [{ arn: MAC_KEY, spec: "HMAC_256" as const }];
  const cloud = await openCloud({ ...PLACE, port: 0, tables, keys, ...(faults && { faults }) });
  onTestFinished(() => cloud.close());
  const clock = standingClock();
  /** What was asked of all services, as it left the clients. */
  const sent: Sent[] = [];
  const place = { endpoint: cloud.endpoint, region: PLACE.region, credentials: cloud.credentials };
  const config = () => ({ ...place, requestHandler: new NotingHandler(sent) });
  const own = Array.from({ length: clients }, () => {
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...config(), maxAttempts: 8 }));
    const table = { client, table: "attempts", clock };
    return { client, attempts: dynamoAttempts(table), leases: dynamoLeases(table) };
  });
  const [first] = own;
  if (!first) throw new Error("no client was asked for");
  const items = async (TableName: (typeof TABLES)[number] = "attempts") => {
    const items: Record<string, unknown>[] = [];
    for await (const { Items = [] } of paginateScan({ client: first.client }, { TableName })) items.push(...Items);
    return items;
  };
  return { cloud, clock, sent, config, own, ...first, items };
}

/** All that a reset needs, on a directory in memory. */
export async function openPasswords(changes: Partial<Resetting> & { accounts?: Account[]; tries?: number } = {}) {
  const { accounts, tries = 3, ...others } = changes;
  const tables = await openTables();
  const { cloud, clock, config, client, attempts, leases } = tables;
  const people = openPeople(accounts);
  const pins = { client, table: "pins", clock };
  const resetting: Resetting = {
    ...{ directory: people, attempts, leases, random: systemRandom, clock },
    texts: snsTexts({ client: new SNSClient({ ...config(), maxAttempts: 1 }), senderId: "Frontdesk" }),
    limits: { perAccount: 5, perCaller: 5, withoutNumber: 30, lockMinutes: 30 },
    ...{ secondFactor: "none", startMonth: "month", length: 16 },
    pins: {
      pins: dynamoPins(pins),
      sends: dynamoSends(pins),
      mac: kmsMac({ client: new KMSClient(config()), key: MAC_KEY }),
      ...{ length: 6, lifeSeconds: 300, tries, limits: { perNumber: 5, perLine: 60 } },
    },
    ...others,
  };
  const texts = () => cloud.texts.entries().map(({ to, message }) => ({ to, message }));
  return {
    ...tables,
    ...{ people, resetting, texts },
    reset: (changes: Partial<ResetRequest> = {}, by: Partial<Resetting> = {}) =>
      resetPassword({ ...right, ...changes }, { ...resetting, ...by }),
    askForPin: (changes: Partial<ResetRequest> = {}, by: Partial<Resetting> = {}) =>
      askForPin({ ...right, ...changes }, { ...resetting, ...by }),
    /** The passwords that were sent, in their order. */
    sentPasswords: () => texts().flatMap(({ message }) => /^Your new password.*\n(.*)\n/.exec(message)?.[1] ?? []),
    newestPin: () =>
      texts()
        .flatMap(({ message }) => /^\d{4,8}(?= is your)/.exec(message)?.[0] ?? [])
        .at(-1) ?? "",
    passwordOf: (login: string) => people.passwords.get(login),
  };
}
export type OpenedPasswords = Awaited<ReturnType<typeof openPasswords>>;

/** So many requests of their own, alike but for their ids. */
export const many = <Made>(count: number, make: (id: string, index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(`r-${index + 1}`, index));
