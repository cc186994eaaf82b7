import * as LexRuntime from "@aws-sdk/client-lex-runtime-v2";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { LexV2Event } from "aws-lambda";
import { onTestFinished } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";
import type { FaultPlan } from "../faults/plan.ts";
import type { Statement } from "../iam/policy.ts";
import { openBundles, place, role, roleArn } from "../lambda/bundles.test-support.ts";
import type { FunctionConfig } from "../lambda/function.ts";
import { serveForTest } from "../wire/server.test-support.ts";
import type { BotConfig } from "./bot.ts";
import { lexService } from "./lex-service.ts";
import { BOT, HOOK, library } from "./library.test-support.ts";

/** What the function is to do in a turn, by the request's attribute `orders`: fail, answer too much, or this in place of its own. */
export type Orders = { [hook in "DialogCodeHook" | "FulfillmentCodeHook"]?: Order };
type Order = "throw" | "hang" | "chatter" | "hoard" | "nothing" | object;

/** Prints what it gets; then leaves the dialog to Lex, and fulfils. */
const PUPPET = `export async function handler(event) {
  console.log(JSON.stringify(event));
  const order = JSON.parse(event.requestAttributes.orders ?? "{}")[event.invocationSource];
  if (order === "throw") throw new Error("the secret of the function");
  if (order === "hang") return new Promise((resolve) => setTimeout(resolve, 60_000));
  const delegated = { sessionState: { dialogAction: { type: "Delegate" } } };
  if (order === "chatter") return { ...delegated, more: "x".repeat(51_200) };
  if (order === "hoard") return { sessionState: { ...delegated.sessionState, sessionAttributes: { x: "x".repeat(12_289) } } };
  if (order !== undefined) return order;
  const { intent, sessionAttributes } = event.sessionState;
  if (event.invocationSource === "DialogCodeHook")
    return { sessionState: { sessionAttributes, intent, dialogAction: { type: "Delegate" } } };
  const closed = { sessionAttributes, intent: { ...intent, state: "Fulfilled" }, dialogAction: { type: "Close" } };
  return { sessionState: closed, messages: [{ contentType: "PlainText", content: "Done." }] };
}`;

type More = { bot?: Partial<BotConfig>; statements?: Statement[]; hook?: Partial<FunctionConfig>; faults?: FaultPlan };

/** A cloud with the library's bot, and a role with `statements`. */
export async function openLibrary({ bot = {}, statements = [], hook = {}, faults }: More = {}) {
  const bundles = openBundles();
  const printed: string[] = [];
  const cloud = await openCloud({
    ...place,
    port: 0,
    bots: [library(bot)],
    functions: ["hook", "denied"].map((name) => bundles.write(name, PUPPET, hook)),
    roles: [role("hook"), role("denied"), { arn: roleArn("client"), policies: [{ Statement: statements }] }],
    invokePermissions: [
      {
        functionArn: HOOK,
        principal: "lexv2.amazonaws.com",
        sourceArn: `arn:aws:lex:${place.region}:${place.account}:bot-alias/${BOT}/LIVE`,
      },
    ],
    log: (_, line) => printed.push(line),
    ...(faults ? { faults } : {}),
  });
  const clients: LexRuntime.LexRuntimeV2Client[] = [];
  const clientOf = (credentials = cloud.credentials) => {
    const client = new LexRuntime.LexRuntimeV2Client({
      ...{ region: place.region, endpoint: cloud.endpoint, credentials, maxAttempts: 1 },
    });
    clients.push(client);
    return client;
  };
  return {
    cloud,
    clientOf,
    client: clientOf(),
    /** The function's events, the newest last. */
    events: (): LexV2Event[] => printed.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line)),
    printed,
    async close() {
      for (const client of clients) client.destroy();
      await cloud.close();
      bundles.remove();
    },
  };
}
export type Library = Awaited<ReturnType<typeof openLibrary>> & { cloud: Cloud };

/** A client of the library's bot in a Lex of its own, without a cloud around it. */
export async function lexAlone(options: Partial<Parameters<typeof lexService>[0]>) {
  const invokeFor = () => Promise.reject(new Error("no functions here"));
  const { endpoint, close } = await serveForTest(lexService({ ...place, bots: [library()], invokeFor, ...options }));
  const client = new LexRuntime.LexRuntimeV2Client({
    ...{ endpoint, region: place.region, credentials: { accessKeyId: "a", secretAccessKey: "s" }, maxAttempts: 1 },
    // The server of tests does not speak HTTP/2, as the gateway does.
    requestHandler: new NodeHttpHandler(),
  });
  onTestFinished(async () => {
    client.destroy();
    await close();
  });
  return client;
}

type Where = { localeId?: string; botAliasId?: string; sessionId?: string };
type Turn = Partial<LexRuntime.RecognizeTextCommandInput> & { orders?: Orders };
let sessions = 0;

/** One session's talk: says a text and gives what the bot answers. */
export function talk(
  { client }: Pick<Library, "client">,
  { localeId = "en_US", botAliasId = "LIVE", ...more }: Where = {},
) {
  const { sessionId = `session-${sessions++}` } = more;
  const address = { botId: BOT, botAliasId, localeId, sessionId };
  const send = (said: string, { orders, ...turn }: Turn = {}) => {
    const requestAttributes = { ...turn.requestAttributes, ...(orders ? { orders: JSON.stringify(orders) } : {}) };
    return client.send(new LexRuntime.RecognizeTextCommand({ ...address, text: said, ...turn, requestAttributes }));
  };
  return { address, send };
}

/** What the bot says in a turn, one after the other. */
export const spoken = ({ messages = [] }: Pick<LexRuntime.RecognizeTextCommandOutput, "messages">): string =>
  messages.map(({ content }) => content).join(" ");

/** The values that the slots have. */
export const slotsOf = ({ sessionState }: Pick<LexRuntime.RecognizeTextCommandOutput, "sessionState">) =>
  Object.fromEntries(
    Object.entries(sessionState?.intent?.slots ?? {}).flatMap(([name, filled]) =>
      filled?.value ? [[name, filled.value.interpretedValue]] : [],
    ),
  );

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (caught) => caught,
  );
  return { code: error?.name, status: error?.$metadata?.httpStatusCode, message: error?.message };
}
