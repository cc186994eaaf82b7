import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Refused } from "@frontdesk/core/refused.ts";
import { InvalidArgumentError } from "commander";
import { type Clients, clientsOf } from "../cloud/clients.ts";
import { running } from "./running.ts";

/** What `--table` means. */
export const TABLE = "the deployed table, as `sst deploy` prints it (default: that of the front desk that runs here)";

/** A blank name, of a variable that is not set for one, must not mean the table that runs here. */
export function tableName(text: string): string {
  if (text.trim()) return text;
  throw new InvalidArgumentError("It is a table's name.");
}

type Place = { client: Clients["dynamo"]; table: string };

/**
 * Does it with a table in the cloud, by its name and with the machine's own credentials; without a name, with one of the front
 * desk that runs here.
 */
export async function atTable<T>(
  named: string | undefined,
  here: "callers" | "emergencies",
  use: (place: Place) => Promise<T>,
): Promise<T> {
  if (named === undefined) return use(await tableHere(here));
  try {
    return await use({ client: DynamoDBDocumentClient.from(new DynamoDBClient({})), table: named });
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The table ${named}: ${why}. It is asked with the credentials and the region (AWS_REGION) that the AWS CLI would take.`,
      { cause },
    );
  }
}

async function tableHere(here: "callers" | "emergencies"): Promise<Place> {
  const found = await running();
  if (found) return { client: clientsOf(found).dynamo, table: found.names.tables[here] };
  throw new Error("No front desk runs here: begin one with `npm run local`, or name a deployed table with --table.");
}
