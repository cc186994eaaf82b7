import { readFile } from "node:fs/promises";
import type { Callers } from "@frontdesk/core/callers/callers.ts";
import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { importCallers } from "@frontdesk/core/callers/import.ts";
import { listCallers } from "@frontdesk/core/callers/list.ts";
import { type Country, e164, isCountry } from "@frontdesk/core/callers/number.ts";
import { Command, InvalidArgumentError } from "commander";
import { atTable, TABLE, tableName } from "./named-table.ts";
import { main } from "./options.ts";

type Where = { table?: string };
type Import = Where & { country?: Country };

const program = new Command("npm run callers --").description(
  "Who may use the front desk's lines, by their telephone numbers.",
);
program
  .command("import <file>")
  .description(
    "Keeps each caller of a CSV (phonenumber, firstname, lastname, operator, administrator), or none where a line is wrong. What it has no column for stays as it is.",
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
  const administrators = kept.filter(({ administrator }) => administrator).length;
  const callers = kept.length === 1 ? "caller is" : "callers are";
  console.log(`${kept.length} ${callers} imported, operators: ${operators}, administrators: ${administrators}.`);
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

/** Callers of the table that is named, or of the front desk that runs here. */
function at<T>({ table }: Where, use: (callers: Callers) => Promise<T>): Promise<T> {
  return atTable(table, "callers", (place) => use(dynamoCallers(place)));
}

function country(text: string): Country {
  const code = text.toUpperCase();
  if (isCountry(code)) return code;
  throw new InvalidArgumentError("It is a country's code of two letters, such as AU.");
}
