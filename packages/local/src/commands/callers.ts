import { readFile } from "node:fs/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Callers } from "@frontdesk/core/callers/callers.ts";
import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { importCallers } from "@frontdesk/core/callers/import.ts";
import { listCallers } from "@frontdesk/core/callers/list.ts";
import { type Country, e164, isCountry } from "@frontdesk/core/callers/number.ts";
import { Refused } from "@frontdesk/core/refused.ts";
import { Command, InvalidArgumentError } from "commander";
import { clientsOf } from "../cloud/clients.ts";
import { callersOf } from "../cloud/starting-files.ts";
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
  .option("--table <name>", TABLE, tableName)
  .option("--country <code>", "whose numbers are those without a country, such as AU", country)
  .action((file: string, options: Import) => main(() => take(file, options)));
program
  .command("list")
  .description("Prints them as a CSV that can be imported again.")
  .option("--table <name>", TABLE, tableName)
  .action((options: Where) => main(() => list(options)));
program
  .command("remove <number>")
  .description("Takes a caller out, by the number with its country.")
  .option("--table <name>", TABLE, tableName)
  .action((number: string, options: Where) => main(() => remove(number, options)));
await program.parseAsync();

async function take(file: string, { country, ...where }: Import) {
  const bytes = await readFile(file).catch((cause) => {
    throw new Error(`${file} cannot be read: ${cause.message}`, { cause });
  });
  const kept = await at(where, (callers) => importCallers(bytes, { callers, country }));
  const operators = kept.filter(({ operator }) => operator).length;
  console.log(`${kept.length} ${kept.length === 1 ? "caller is" : "callers are"} imported, operators: ${operators}.`);
}

async function list(where: Where) {
  const { csv, unread } = await at(where, (callers) => listCallers({ callers }));
  process.stdout.write(csv);
  if (unread)
    console.error(
      `${unread} more are let in nowhere, since they cannot be read or their number is not in E.164: mend them in the table.`,
    );
}

async function remove(text: string, where: Where) {
  const number = e164(text);
  if (!number) throw new Error(`${text} is no telephone number with its country, such as +61491570006.`);
  const wasThere = await at(where, (callers) => callers.remove(number));
  if (!wasThere) throw new Error(`${number} is not among the callers.`);
  console.log(`${number} is removed.`);
}

/** Does it with a table in the cloud, by its name and with the machine's own credentials; or with the one that runs here. */
async function at<T>({ table }: Where, use: (callers: Callers) => Promise<T>): Promise<T> {
  if (table === undefined) return use(await callersHere());
  try {
    return await use(dynamoCallers({ client: DynamoDBDocumentClient.from(new DynamoDBClient({})), table }));
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The table ${table}: ${why}. It is asked with the credentials and the region (AWS_REGION) that the AWS CLI would take.`,
      { cause },
    );
  }
}

async function callersHere(): Promise<Callers> {
  const found = await running();
  if (found) return callersOf(clientsOf(found), found);
  throw new Error("No front desk runs here: begin one with `npm run local`, or name a deployed table with --table.");
}

/** A blank name, of a variable that is not set for one, must not mean the table that runs here. */
function tableName(text: string): string {
  if (text.trim()) return text;
  throw new InvalidArgumentError("It is a table's name.");
}

function country(text: string): Country {
  const code = text.toUpperCase();
  if (isCountry(code)) return code;
  throw new InvalidArgumentError("It is a country's code of two letters, such as AU.");
}
