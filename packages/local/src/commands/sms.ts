import { e164 } from "@frontdesk/core/callers/number.ts";
import type { Text } from "@frontdesk/simulator/sns/texts.ts";
import { Command, InvalidArgumentError } from "commander";
import { textsSent } from "../telephone/line.ts";
import { main } from "./options.ts";
import { running } from "./running.ts";

type Options = { to?: string; json?: boolean };

const program = new Command("npm run sms --")
  .description("Prints the SMS that the front desk running here has sent, newest last; they go nowhere else.")
  .option("--to <number>", "only those to this number, with its country", number)
  .option("--json", "prints them as JSON")
  .action((options: Options) => main(() => print(options)));
await program.parseAsync();

async function print({ to, json }: Options) {
  const found = await running();
  if (!found) throw new Error("No front desk runs here: begin one with `npm run local`.");
  const texts = await textsSent(found.telephone, to);
  if (json) return console.log(JSON.stringify(texts));
  if (!texts.length) return console.log(`No SMS has been sent${to ? ` to ${to}` : ""} yet.`);
  for (const text of texts) console.log(lineOf(text));
}

function lineOf({ at, to, senderId, message }: Text): string {
  return `${new Date(at).toISOString()}  to ${to}${senderId ? `, from ${senderId}` : ""}: ${message}`;
}

function number(text: string): string {
  const known = e164(text);
  if (known) return known;
  throw new InvalidArgumentError("It is a telephone number with its country, such as +61491570156.");
}
