import { InvokeCommand } from "@aws-sdk/client-lambda";
import { LexRuntimeV2Client, RecognizeTextCommand } from "@aws-sdk/client-lex-runtime-v2";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { SERVICE_PASSWORD_CONTEXT } from "@frontdesk/core/directory/service-password-context.ts";
import { userAdministrationBot } from "@frontdesk/flows/bots/user-administration.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import { encryptUnder } from "@frontdesk/simulator/kms/ciphertext.ts";
import type { LexV2Event, LexV2Result } from "aws-lambda";
import { onTestFinished } from "vitest";
import { clientsOf } from "../../src/cloud/clients.ts";
import { bundle } from "../../src/synth/bundles.ts";
import { BUNDLES, ROOT } from "../../src/synth/place.ts";
import { bundlingOf } from "../desk.ts";
import { bindOf } from "../directory/domain.ts";
import { PAYROLL, PEOPLE, SERVICE_ACCOUNT, SERVICE_PASSWORD, STAFF } from "../directory/fixtures.ts";
import { openStandIn } from "../directory/open-stand-in.ts";

const PLACE = { account: "123456789012", region: "us-east-1" };
export const ALICE = PEOPLE.alice;
/** As the directory's number is sent to. */
export const MOBILE = "+447700900123";
const HOST = "dc1.example.test";
const NAME = "ResetPassword";
const ATTEMPTS = "attempts";
const arn = (service: string, resource: string) => `arn:aws:${service}:${PLACE.region}:${PLACE.account}:${resource}`;
const [FUNCTION, DIRECTORY_KEY, MAC_KEY, ROLE] = [
  arn("lambda", `function:${NAME}`),
  arn("kms", "key/directory"),
  arn("kms", "key/pins"),
  `arn:aws:iam::${PLACE.account}:role/${NAME}`,
];
const allow = (Resource: string, ...Action: string[]) => ({ Effect: "Allow" as const, Action, Resource });
const BOT = { botId: "ABCDEFGHIJ", botAliasId: "TSTALIASID", localeId: "en_US" };
const ALIAS = arn("lex", `bot-alias/${BOT.botId}/${BOT.botAliasId}`);

type Options = {
  secondFactor?: "none" | "caller number" | "PIN";
  /** More of the environment, in the place of what it is. */
  environment?: Record<string, string>;
};

/** The function as it is deployed, in a process and a role of its own, with the bot before it and a directory behind it. */
export async function openDoor({ secondFactor = "none", environment = {} }: Options = {}) {
  const { standIn: directory } = await openStandIn();
  const { directory: folder, errors } = await bundle(
    [{ id: NAME, file: "packages/functions/src/passwords/reset.ts" }],
    {
      root: ROOT,
      folder: BUNDLES,
      bundling: bundlingOf(NAME),
    },
  );
  if (errors.length) throw new Error(errors.join("\n"));
  const encrypted = encryptUnder(DIRECTORY_KEY, Buffer.from(SERVICE_PASSWORD), SERVICE_PASSWORD_CONTEXT);
  const DIRECTORY = {
    servers: [`ldaps://127.0.0.1:${directory.port}`],
    ...{ serverName: HOST, base: STAFF, serviceAccount: SERVICE_ACCOUNT, protectedGroups: [PAYROLL], country: "AU" },
    attributes: { birthDate: "birthDate", startMonth: "monthStarted", mobile: "mobile" },
  };
  const printed: string[] = [];
  const cloud = await openCloud({
    ...{ ...PLACE, port: 0, log: (name, line) => printed.push(`${name}: ${line}`) },
    tables: [ATTEMPTS, "pins"].map((name) => ({
      ...{ name, attributes: { pk: "S" as const }, hashKey: "pk", ttl: "expiresAt" },
    })),
    keys: [{ arn: DIRECTORY_KEY }, { arn: MAC_KEY, spec: "HMAC_256" }],
    roles: [
      {
        arn: ROLE,
        policies: [
          {
            Statement: [
              allow(arn("dynamodb", "table/*"), "dynamodb:GetItem", "dynamodb:UpdateItem"),
              allow(DIRECTORY_KEY, "kms:Decrypt"),
              allow(MAC_KEY, "kms:GenerateMac"),
              allow("*", "sns:Publish"),
            ],
          },
        ],
      },
    ],
    bots: [
      {
        ...{ id: BOT.botId, name: "UserAdministration" },
        locales: userAdministrationBot({ startMonth: "month", secondFactor }).BotLocales,
        aliases: [{ id: BOT.botAliasId, name: "live", arn: ALIAS, version: "1", hooks: { [BOT.localeId]: FUNCTION } }],
      },
    ],
    invokePermissions: [{ functionArn: FUNCTION, principal: "lexv2.amazonaws.com", sourceArn: ALIAS }],
    functions: [
      {
        ...{ name: NAME, arn: FUNCTION, roleArn: ROLE },
        ...{ bundle: `${folder}/${NAME}/bundle.mjs`, handler: "handler", timeout: 20, memory: 1024 },
        environment: {
          DIRECTORY: JSON.stringify(DIRECTORY),
          DIRECTORY_CA: directory.certificate,
          DIRECTORY_PASSWORD: Buffer.from(encrypted).toString("base64"),
          RESET_ATTEMPTS: ATTEMPTS,
          RESET_LIMITS: JSON.stringify({ perAccount: 5, perCaller: 50, withoutNumber: 50, lockMinutes: 30 }),
          ...{ START_MONTH: "month", SECOND_FACTOR: secondFactor, PASSWORD_LENGTH: "16", SENDER_ID: "Frontdesk" },
          ...(secondFactor === "PIN" && {
            ...{ PINS: "pins", PIN_KEY: MAC_KEY, PIN_LENGTH: "6", PIN_LIFE_SECONDS: "300", PIN_TRIES: "3" },
            ...{ PIN_SENDS_PER_NUMBER: "5", PIN_SENDS_PER_LINE: "60" },
          }),
          ...{ POWERTOOLS_SERVICE_NAME: "passwords", POWERTOOLS_METRICS_NAMESPACE: "frontdesk/test" },
          ...environment,
        },
      },
    ],
  });
  const { dynamo, lambda } = clientsOf({ cloud, graph: PLACE });
  const lex = new LexRuntimeV2Client({
    ...{ endpoint: cloud.endpoint, region: PLACE.region, credentials: cloud.credentials },
  });
  onTestFinished(async () => {
    for (const client of [dynamo, lambda, lex]) client.destroy();
    await Promise.all([cloud.close(), directory.close()]);
  });

  async function invoke(event: unknown): Promise<Record<string, unknown>> {
    const Payload = Buffer.from(JSON.stringify(event));
    const answer = await lambda.send(new InvokeCommand({ FunctionName: NAME, Payload }));
    return JSON.parse(answer.Payload?.transformToString() ?? "");
  }
  const texts = () => cloud.texts.entries().map(({ to, message }) => ({ to, message }));
  return {
    ...{ directory, printed, invoke, texts },
    /** What Lex V2 is answered. */
    v2: async (event: LexV2Event) => (await invoke(event)) as unknown as LexV2Result,
    /** Says something to the bot, and gives what it says. */
    async say(text: string): Promise<{ said: string; state: string | undefined; attributes: Record<string, string> }> {
      const { messages, sessionState } = await lex.send(
        new RecognizeTextCommand({ ...BOT, sessionId: "session-1", text }),
      );
      return {
        said: (messages ?? []).map(({ content }) => content).join(" "),
        state: sessionState?.intent?.state,
        attributes: sessionState?.sessionAttributes ?? {},
      };
    },
    /** The last password that was sent. */
    sentPassword: () =>
      texts()
        .flatMap(({ message }) => /^Your new password is\n(.*)\n/.exec(message)?.[1] ?? [])
        .at(-1) ?? "",
    sentPin: () =>
      texts()
        .flatMap(({ message }) => /^\d{6}(?= is your)/.exec(message)?.[0] ?? [])
        .at(-1) ?? "",
    /** What a person's bind is answered: `bound`, or the directory's `data`. */
    bind: (person: { dn: string }, password: string) =>
      bindOf(person, password, { host: "127.0.0.1", port: directory.port, name: HOST, ca: directory.certificate }),
    /** The log's entries that have an outcome. */
    logged: () =>
      printed
        .map((line) => line.slice(line.indexOf("{")))
        .filter((line) => line.includes('"outcome"'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    /** Attempts that were counted, by what they were counted for. */
    async counted(of: string): Promise<number> {
      let count = 0;
      for await (const { Items = [] } of paginateScan({ client: dynamo }, { TableName: ATTEMPTS }))
        for (const { pk, ids } of Items) if (String(pk).startsWith(`attempts#${of}#`)) count += ids.size;
      return count;
    },
    async kept(): Promise<string> {
      const { Items = [] } = (await paginateScan({ client: dynamo }, { TableName: ATTEMPTS }).next()).value ?? {};
      return JSON.stringify(Items, (_, value) => (value instanceof Set ? [...value] : value));
    },
  };
}
