import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { SNSClient } from "@aws-sdk/client-sns";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { rememberedCarriers } from "@frontdesk/core/pins/carriers-dynamo.ts";
import { systemRandom } from "@frontdesk/core/pins/draw.ts";
import { isVerified } from "@frontdesk/core/pins/is-verified.ts";
import { type Issuing, issue, type PinRequest } from "@frontdesk/core/pins/issue.ts";
import { kmsMac } from "@frontdesk/core/pins/mac-kms.ts";
import { dynamoPins } from "@frontdesk/core/pins/pins-dynamo.ts";
import { dynamoSends } from "@frontdesk/core/pins/sends-dynamo.ts";
import { snsTexts } from "@frontdesk/core/pins/texts-sns.ts";
import { type Guess, type Verifying, verify } from "@frontdesk/core/pins/verify.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import { onTestFinished } from "vitest";
import { standingClock } from "../clock.ts";
import { NotingHandler, type Sent } from "./noting-handler.ts";

export const PLACE = { account: "123456789012", region: "us-east-1" };
const MAC_KEY = `arn:aws:kms:${PLACE.region}:${PLACE.account}:key/pins`;
const TABLE = "pins";

/** A mobile's, by the numbering plan. */
export const PRIYA = "+61491570156";
export const OTHER = "+61491570006";
export const LINE = "+18005550100";
export const first: PinRequest = { contactId: "c-1", number: PRIYA, line: LINE, after: 0 };

/** The adapters on a cloud of their own, closed when the test is over; time stands still until the test moves it. */
export async function openPins(changes: Partial<Issuing> & { tries?: number; clients?: number } = {}) {
  const { tries = 3, clients = 1, ...others } = changes;
  const tables = [{ name: TABLE, attributes: { pk: "S" as const }, hashKey: "pk", ttl: "expiresAt" }];
  const cloud = await openCloud({ ...PLACE, port: 0, tables, keys: [{ arn: MAC_KEY, spec: "HMAC_256" }] });
  onTestFinished(() => cloud.close());
  const clock = standingClock();
  const sent: Sent[] = [];
  const place = { endpoint: cloud.endpoint, region: PLACE.region, credentials: cloud.credentials };
  const config = () => ({ ...place, requestHandler: new NotingHandler(sent) });
  const client = () => DynamoDBDocumentClient.from(new DynamoDBClient(config()));
  const own = client();
  const table = { client: own, table: TABLE, clock };
  const lookedUp: string[] = [];
  const typeOf = async (number: string) => {
    lookedUp.push(number);
    return "MOBILE" as const;
  };
  const pins = dynamoPins(table);
  const mac = kmsMac({ client: new KMSClient(config()), key: MAC_KEY });
  const issuing: Issuing = {
    pins,
    sends: dynamoSends(table),
    carriers: rememberedCarriers({ ...table, carriers: { typeOf } }),
    mac,
    texts: snsTexts({ client: new SNSClient(config()), senderId: "Frontdesk" }),
    random: systemRandom,
    clock,
    length: 6,
    lifeSeconds: 300,
    limits: { perNumber: 5, perLine: 60 },
    ...others,
  };
  const verifying: Verifying = { pins, mac, clock, tries };
  /** The same by clients of their own, as functions at the same time have them. */
  const verifyings = Array.from({ length: clients }, () => ({
    ...verifying,
    pins: dynamoPins({ ...table, client: client() }),
  }));
  const texts = () => cloud.texts.entries();
  const sentPins = () => texts().map(({ message }) => message.replace(/ .*/, ""));
  async function items() {
    const items: Record<string, unknown>[] = [];
    for await (const { Items = [] } of paginateScan({ client: own }, { TableName: TABLE })) items.push(...Items);
    return items;
  }
  let entries = 0;
  return {
    ...{ cloud, clock, issuing, verifying, verifyings, lookedUp, texts, sentPins },
    /** What was asked of all services, as it left the clients. */
    sent,
    issue: (changes: Partial<PinRequest> = {}, by: Issuing = issuing) => issue({ ...first, ...changes }, by),
    /** Keys a PIN in anew, unless an entry is given. */
    guess(pin: string, changes: Partial<Guess> = {}, by: Verifying = verifying) {
      entries += 1;
      return verify({ contactId: first.contactId, number: PRIYA, entry: `entry ${entries}`, pin, ...changes }, by);
    },
    isVerified: (contact: { contactId?: string; number?: string } = {}) =>
      isVerified({ contactId: first.contactId, number: PRIYA, ...contact }, { pins, clock }),
    newestPin: () => sentPins().at(-1) ?? "",
    items,
    /** What the contact's PIN was compared with. */
    async tried(): Promise<unknown[]> {
      const kept = (await items()).find(({ pk }) => pk === `contact#${first.contactId}`);
      return kept?.entries instanceof Set ? [...kept.entries] : [];
    },
  };
}
export type OpenedPins = Awaited<ReturnType<typeof openPins>>;

/** A PIN that is not this one. */
export const wrong = (pin: string) => pin.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));

/** Draws these, one after another. */
export function drawing(...pins: number[]) {
  const left = [...pins];
  return () => {
    const next = left.shift();
    if (next === undefined) throw new Error("no more PINs were expected to be drawn");
    return next;
  };
}
