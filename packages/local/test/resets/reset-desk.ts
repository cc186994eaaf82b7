import { LexRuntimeV2Client, RecognizeTextCommand } from "@aws-sdk/client-lex-runtime-v2";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { DIRECTORY_PASSWORD_CONTEXT } from "@frontdesk/core/passwords/directory-password-context.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import { openFaultyDirectory } from "@frontdesk/simulator/directory/faulty-directory.ts";
import { encryptUnder } from "@frontdesk/simulator/kms/ciphertext.ts";
import type { LexV2Result } from "aws-lambda";
import { clientsOf } from "../../src/cloud/clients.ts";
import { cloudOf } from "../../src/cloud/from-graph.ts";
import { type Graph, resource } from "../../src/synth/graph.ts";
import { readGraph } from "../desk.ts";
import type { Domain } from "../directory/domain.ts";
import { PAYROLL, SERVICE_PASSWORD } from "../directory/fixtures.ts";
import { fulfilment, type Said } from "./fulfilment.ts";
import { leaksOf } from "./leaks.ts";

/** Who is taken to call; each file's desk counts anew. */
export const CALLER = "+12025550123";
const FUNCTION = "ResetPasswordFunction";
/** Attempts that get in nobody's way, for what is tried very often. */
const PLENTY = { perAccount: 1_000, perCaller: 100_000, withoutNumber: 100_000, lockMinutes: 30 };

type Options = {
  /** The stacks with other settings than the tests' own. */
  graph?: Graph;
  /** Of the service account, where it is not the right one. */
  password?: string;
  /** More of the function's environment, in the place of what the stacks give it. */
  environment?: Record<string, string>;
  /** PEM: what the function trusts, where it is not what it should. */
  certificates?: string;
};

/**
 * The stacks' bot and its function, with a directory in its network that may fail; who opens it closes it, which fails where a
 * password was left anywhere but on a phone.
 */
export async function openResetDesk(
  domain: Domain,
  { graph = readGraph(), password, environment = {}, certificates }: Options = {},
) {
  const faulty = await openFaultyDirectory({ behind: { ...domain, servername: domain.name }, host: domain.name });
  const deployed = resource(graph, "aws:lambda/function:Function", FUNCTION);
  const key = resource(graph, "aws:kms/key:Key", "DirectoryKey").arn;
  const encrypted = encryptUnder(key, Buffer.from(password ?? SERVICE_PASSWORD), DIRECTORY_PASSWORD_CONTEXT);
  const told = JSON.parse(deployed.inputs.environment.variables.DIRECTORY);
  const set = {
    DIRECTORY: JSON.stringify({ ...told, protectedGroups: [PAYROLL] }),
    DIRECTORY_PASSWORD: Buffer.from(encrypted).toString("base64"),
    RESET_LIMITS: JSON.stringify(PLENTY),
    ...environment,
  };
  const described = cloudOf(graph);
  const printed: string[] = [];
  const cloud = await openCloud({
    ...{ ...described, port: 0, log: (name, line) => printed.push(`${name}: ${line}`) },
    functions: described.functions.map((each) =>
      each.arn === deployed.arn ? { ...each, environment: { ...each.environment, ...set } } : each,
    ),
    network: {
      hosts: { [`${domain.name}:636`]: `127.0.0.1:${faulty.port}` },
      certificates: certificates ?? faulty.certificate,
    },
  });
  const { credentials, endpoint } = cloud;
  const lex = new LexRuntimeV2Client({ region: graph.region, endpoint, credentials });
  const { dynamo } = clientsOf({ cloud, graph });
  const TableName = resource(graph, "aws:dynamodb/table:Table", "ResetAttemptsTable").id;
  const begun = new Set<string>();
  const traces = { printed, told: [] as string[], items: [] as unknown[] };
  const bot = cloud.bots[0];
  const alias = bot?.aliases[0];
  if (!bot || !alias) throw new Error("the stacks have no bot");

  async function items(): Promise<Record<string, unknown>[]> {
    const pages = await Array.fromAsync(paginateScan({ client: dynamo }, { TableName }));
    return pages.flatMap(({ Items = [] }) => Items);
  }
  const invoker = { principal: "lexv2.amazonaws.com", sourceArn: alias.arn, sourceAccount: graph.account };
  return {
    ...{ graph, cloud, faulty, printed, items },
    /** Ends the function's processes, so that the next invocation starts cold. */
    cold: () => cloud.kill(deployed.inputs.name),
    /** What the bot's last words are in a conversation of these turns. */
    async converse(turns: string[], sessionId: string, sessionAttributes: Record<string, string> = {}) {
      let said: string[] = [];
      const given = { callerNumber: CALLER, contactId: sessionId, ...sessionAttributes };
      for (const text of turns) {
        const answer = await lex.send(
          new RecognizeTextCommand({
            ...{ botId: bot.id, botAliasId: alias.id, localeId: "en_US", sessionId, text },
            // From then on the session has them, and what the function adds.
            ...(begun.has(sessionId) ? {} : { sessionState: { sessionAttributes: given } }),
          }),
        );
        begun.add(sessionId);
        said = (answer.messages ?? []).map(({ content = "" }) => content);
        traces.told.push(JSON.stringify(answer));
      }
      return said.at(-1);
    },
    /** What Lex is answered to a fulfilment, as it would ask for it. */
    async fulfil(words: Said, parts: Parameters<typeof fulfilment>[1] = {}): Promise<Fulfilled> {
      const event = JSON.stringify(fulfilment(words, { caller: CALLER, ...parts }));
      const reply = await cloud.invokeFor(invoker, deployed.arn, event);
      traces.told.push(event, reply.payload);
      const answer: LexV2Result = JSON.parse(reply.payload);
      const [message] = answer.messages ?? [];
      const said = message && "content" in message ? message.content : undefined;
      return { said, attributes: answer.sessionState?.sessionAttributes ?? {} };
    },
    /** The passwords that a number was sent, oldest first. */
    passwordsAt: (to: string) => cloud.texts.find({ to }).flatMap(({ message }) => passwordIn(message) ?? []),
    /** The log's entries of how requests ended, oldest first. */
    logged: () =>
      printed
        .map((line) => line.slice(line.indexOf("{")))
        .filter((line) => line.includes('"outcome"'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    async close() {
      try {
        traces.items.push(...(await items()));
        const leaks = leaksOf({ cloud, graph, ...traces, passwordIn });
        if (leaks.length) throw new Error(`A password is where it must not be: ${leaks.join(", ")}.`);
      } finally {
        lex.destroy();
        dynamo.destroy();
        await cloud.close();
        await faulty.close();
      }
    },
  };
}
export type ResetDesk = Awaited<ReturnType<typeof openResetDesk>>;
export type Fulfilled = { said: string | undefined; attributes: Record<string, string> };

export const passwordIn = (message: string): string | undefined =>
  /^Your new password (?:is|may be)\n(.+)\n/.exec(message)?.[1];
