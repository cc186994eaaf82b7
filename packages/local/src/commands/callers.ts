import { readFile } from "node:fs/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Callers } from "@frontdesk/core/callers/callers.ts";
import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { importCallers } from "@frontdesk/core/callers/import.ts";
import { listCallers } from "@frontdesk/core/callers/list.ts";
import { type Country, e164, isCountry } from "@frontdesk/core/callers/number.ts";
import { Command, InvalidArgumentError } from "commander";
import { clientsOf } from "../cloud/clients.ts";
import { main } from "./options.ts";
import { running } from "./running.ts";

type Where = { table?: string };
type Import = Where & { country?: Country };

const TABLE = "the deployed table, as `sst deploy` prints it (default: that of the front desk that runs here)";

const program = new Command("npm run callers --").description("Who may use the main line, by their telephone numbers.");
program
  .command("import <file>")
  .description(
    "Keeps each caller of a CSV (phonenumber, firstname, lastname, operator), or none where a line is wrong.",
  )
  .option("--table <name>", TABLE)
  .option("--country <code>", "whose numbers are those without a country, such as AU", country)
  .action((file: string, options: Import) => main(() => take(file, options)));
program
  .command("list")
  .description("Prints them as a CSV that can be imported again.")
  .option("--table <name>", TABLE)
  .action((options: Where) => main(() => list(options)));
program
  .command("remove <number>")
  .description("Takes a caller out, by the number with its country.")
  .option("--table <name>", TABLE)
  .action((number: string, options: Where) => main(() => remove(number, options)));
await program.parseAsync();

async function take(file: string, { country, ...where }: Import) {
  const bytes = await readFile(file).catch((cause) => {
    throw new Error(`${file} cannot be read: ${cause.message}`, { cause });
  });
  const kept = await importCallers(bytes, { callers: await callersAt(where), country });
  const operators = kept.filter(({ operator }) => operator).length;
  console.log(`${kept.length} callers are imported, ${operators} of them operators.`);
}

async function list(where: Where) {
  const { csv, unread } = await listCallers({ callers: await callersAt(where) });
  process.stdout.write(csv);
  if (unread) console.error(`${unread} more cannot be read, and are let in nowhere: mend them in the table.`);
}

async function remove(text: string, where: Where) {
  const number = e164(text);
  if (!number) throw new Error(`${text} is no telephone number with its country, such as +61491570006.`);
  const wasThere = await (await callersAt(where)).remove(number);
  if (!wasThere) throw new Error(`${number} is not among the callers.`);
  console.log(`${number} is removed.`);
}

/** A table in the cloud by its name, with the machine's own credentials; or the one that runs here. */
async function callersAt({ table }: Where): Promise<Callers> {
  if (table) return dynamoCallers({ client: DynamoDBDocumentClient.from(new DynamoDBClient({})), table });
  const found = await running();
  if (found) return dynamoCallers({ client: clientsOf(found).dynamo, table: found.names.tables.callers });
  throw new Error("No front desk runs here: begin one with `npm run local`, or name a deployed table with --table.");
}

function country(text: string): Country {
  const code = text.toUpperCase();
  if (isCountry(code)) return code;
  throw new InvalidArgumentError("It is a country's code of two letters, such as AU.");
}
