import { randomUUID } from "node:crypto";
import { e164 } from "@frontdesk/core/callers/number.ts";
import type { Text } from "@frontdesk/simulator/sns/texts.ts";
import { Command, InvalidArgumentError } from "commander";
import { botNamed } from "../telephone/bots.ts";
import { chat, isOver, type Turn } from "../telephone/chat.ts";
import type { DeskExchange } from "../telephone/exchange.ts";
import { plugInto, textsSent } from "../telephone/line.ts";
import { linesOf, scriptedChat } from "../telephone/scripted-chat.ts";
import { terminalChat } from "../telephone/terminal-chat.ts";
import { main } from "./options.ts";
import { running } from "./running.ts";

type Options = {
  bot?: string;
  from?: string;
  attribute: Record<string, string>;
  instance?: string;
  phones?: string;
  directory?: string;
  json?: boolean;
};
type Desk = { exchange: DeskExchange; texts(): Text[] | Promise<Text[]>; close(): Promise<void> };

const program = new Command("npm run chat --")
  .description("Talks to a bot of the front desk that runs here, or else of a new one, in text.")
  .argument("[words...]", "what to say, one argument a turn; without any, what is typed, one line a turn")
  .option("--bot <name>", "a bot's name or a part of it (default: the only one)")
  .option("--from <number>", "whose telephone it is, with the country: the bot is told it as callerNumber", number)
  .option("--attribute <key=value>", "one more attribute of the session; may be repeated", attribute, {})
  .option("--instance <file>", "of a new front desk: the Connect instance (default: samples/instance.json)")
  .option(
    "--phones <file>",
    "of a new front desk: which numbers are mobiles, where they do not tell themselves (default: samples/phones.json)",
  )
  .option(
    "--directory <file>",
    "of a new front desk: who is in the directory that passwords are reset in (default: samples/directory.json)",
  )
  .option("--json", "prints the conversation as one line of JSON alone; npm adds lines without `npm run -s chat`")
  .action((words: string[], options: Options) => main(() => talk(words, options)));
await program.parseAsync();

async function talk(words: string[], options: Options) {
  const desk = await deskFor(options);
  try {
    const { bots, sendToBot: send } = desk.exchange;
    const bot = botNamed(bots, options.bot);
    const attributes = { ...(options.from ? { callerNumber: options.from } : {}), ...options.attribute };
    const say = (line: string) => options.json || process.stdout.write(`${line}\n`);
    const arrived = await newTexts(desk);
    const conversation = chat({
      ...{ send, bot, attributes, sessionId: randomUUID() },
      async heard({ answered, ...turn }, now) {
        for (const sentence of answered) say(`bot: ${sentence}`);
        for (const text of await arrived()) say(inWords(text, options.from));
        if (isOver(turn)) say(outcome(turn, now, attributes));
      },
    });
    if (!words.length && !options.json && process.stdin.isTTY) {
      say(`${bot.name} listens; Ctrl-D ends the conversation.\n`);
      return await terminalChat({ input: process.stdin, output: process.stdout }, conversation);
    }
    const script = words.length ? words : linesOf(process.stdin);
    const why = await scriptedChat(script, conversation, (said) => say(`you: ${said}`));
    const { turns } = conversation;
    if (options.json)
      console.log(JSON.stringify({ bot: bot.name, turns, attributes: conversation.attributes(), ...(why && { why }) }));
    if (why) throw new Error(why);
  } finally {
    await desk.close();
  }
}

/** Where the intent stands, with what the bot's function has set. */
function outcome(
  { intent, state }: Pick<Turn, "intent" | "state">,
  now: Record<string, string>,
  given: object,
): string {
  const set = Object.entries(now).filter(([name]) => !Object.hasOwn(given, name));
  const told = set.map(([name, value]) => `, ${name}: ${value}`).join("");
  return `(${intent}: ${state}${told})`;
}

function inWords({ to, senderId, message }: Text, own: string | undefined): string {
  const whose = to === own ? "your phone" : to;
  return `[SMS to ${whose}${senderId ? `, from ${senderId}` : ""}: ${message}]`;
}

/** Gives the texts that have been sent since it was last asked. */
async function newTexts({ texts }: Desk): Promise<() => Promise<Text[]>> {
  let seen = (await texts()).length;
  return async () => {
    const all = await texts();
    const fresh = all.slice(seen);
    seen = all.length;
    return fresh;
  };
}

async function deskFor({ instance, phones, directory, json }: Options): Promise<Desk> {
  const isOwn = [instance, phones, directory].some((file) => file !== undefined);
  const found = isOwn ? undefined : await running();
  if (found) {
    const { telephone } = found;
    return { exchange: await plugInto(telephone), texts: () => textsSent(telephone), close: async () => {} };
  }
  if (!json) process.stderr.write("Bringing up a front desk for this conversation …\n");
  // What it takes is loaded by who needs it, as for a call.
  const { serve } = await import("./serve.ts");
  const own = await serve({ port: 0, instance, phones, directory });
  return { exchange: own.exchange(), texts: () => own.cloud.texts.entries(), close: () => own.close() };
}

function number(text: string): string {
  const known = e164(text);
  if (known) return known;
  throw new InvalidArgumentError("It is a telephone number with its country, such as +61491570156.");
}

function attribute(text: string, others: Record<string, string>): Record<string, string> {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError("It is KEY=VALUE.");
  return { ...others, [key]: value };
}
