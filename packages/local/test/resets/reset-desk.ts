import { cp, mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { LexRuntimeV2Client, RecognizeTextCommand } from "@aws-sdk/client-lex-runtime-v2";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import { openFaultyDirectory } from "@frontdesk/simulator/directory/faulty-directory.ts";
import type { LexV2Result } from "aws-lambda";
import { clientsOf } from "../../src/cloud/clients.ts";
import { cloudOf } from "../../src/cloud/from-graph.ts";
import { type Graph, resource } from "../../src/synth/graph.ts";
import { readGraph } from "../desk.ts";
import type { Domain } from "../directory/domain.ts";
import { endsIn } from "./ends-in.ts";
import { fulfilment, type Said } from "./fulfilment.ts";
import { leaksOf } from "./leaks.ts";
import { type Changed, FUNCTION, withDirectory } from "./with-directory.ts";

/** Who is taken to call; each file's desk counts anew. */
export const CALLER = "+12025550123";

/** `graph`: the stacks with other settings than the tests' own. */
type Options = Changed & { graph?: Graph };

/**
 * The stacks' bot and its function, with a directory in its network that may fail; who opens it closes it, which fails where a
 * password was left anywhere but on a phone.
 */
export async function openResetDesk(domain: Domain, { graph = readGraph(), ...changed }: Options = {}) {
  const faulty = await openFaultyDirectory({ behind: { ...domain, servername: domain.name }, host: domain.name });
  const deployed = resource(graph, "aws:lambda/function:Function", FUNCTION);
  const { network, letIn } = withDirectory(graph, { ...faulty, name: domain.name }, changed);
  const described = cloudOf(graph);
  const printed: string[] = [];
  const { bundle, own, remove } = await ownBundle(described.functions.find(({ arn }) => arn === deployed.arn)?.bundle);
  const cloud = await openCloud({
    ...{ ...described, port: 0, log: (name, line) => printed.push(`${name}: ${line}`) },
    functions: letIn(described.functions).map((each) => (each.bundle === bundle ? { ...each, bundle: own } : each)),
    network,
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
    /** Has the next invocation start cold: a process whose bundle was written anew is not used again. */
    cold: () => utimes(own, new Date(), new Date()),
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
    logged: () => endsIn(printed),
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
        await remove();
      }
    },
  };
}
export type ResetDesk = Awaited<ReturnType<typeof openResetDesk>>;
export type Fulfilled = { said: string | undefined; attributes: Record<string, string> };

export const passwordIn = (message: string): string | undefined =>
  /^Your new password (?:is|may be)\n(.+)\n/.exec(message)?.[1];

/** The function's bundle in a folder of its own: whoever else has it shall not start anew. */
async function ownBundle(bundle = "") {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-reset-"));
  await cp(path.dirname(bundle), folder, { recursive: true });
  return { bundle, own: path.join(folder, path.basename(bundle)), remove: () => rm(folder, { recursive: true }) };
}
