import { systemClock as clock } from "@frontdesk/core/clock.ts";
import type { Board } from "@frontdesk/core/emergency/board.ts";
import { dynamoBoard } from "@frontdesk/core/emergency/board-dynamo.ts";
import { currentStates, type Past, pastChanges, type Told } from "@frontdesk/core/emergency/history.ts";
import type { InForce } from "@frontdesk/core/emergency/in-force.ts";
import type { Location } from "@frontdesk/core/emergency/location.ts";
import { Command } from "commander";
import { inColumns } from "./in-columns.ts";
import { atTable, TABLE, tableName } from "./named-table.ts";
import { main } from "./options.ts";

type Options = { table?: string; history?: boolean; json?: boolean };

const STATES: Record<InForce, string> = {
  emergency: "emergency",
  normal: "normal",
  ended: "ended",
  never: "not set up yet",
};
/** How many locations of a change are named; more of them are counted. */
const NAMED = 4;

const program = new Command("npm run emergencies --")
  .description("Which locations have an emergency, since when, until when, and who set it.")
  .option("--history", "prints every change that was ever made, the newest first")
  .option("--json", "prints it as one line of JSON alone")
  .option("--table <name>", TABLE, tableName)
  .action((options: Options) =>
    main(async () => {
      // Imported here, so that wrong settings are told as any other mistake, and not as one of the table's.
      const { locations } = (await import("../../../../settings.ts")).settings.emergency;
      const print = options.history ? printHistory : printStates;
      await atTable(options.table, "emergencies", (place) => print(dynamoBoard(place), locations, options));
    }),
  );
await program.parseAsync();

async function printHistory(board: Board, locations: Location[], { json }: Options) {
  const changes = await Array.fromAsync(pastChanges({ board }));
  if (json) return console.log(JSON.stringify(changes));
  if (!changes.length) return console.log("Nothing was ever changed.");
  const all = new Set(locations.map(({ name }) => name));
  const rows = changes.map((change) => ofChange(change, all));
  console.log(inColumns(["version", "at", "location", "type", "until", "who"], rows));
}

async function printStates(board: Board, locations: Location[], { json }: Options) {
  const states = await currentStates({ board, locations, clock });
  if (json) return console.log(JSON.stringify(states.map(flattened)));
  console.log(inColumns(["location", "state", "type", "since", "until", "who"], states.map(ofLocation)));
}

function ofChange({ version, at, Center, EmergencyType, until, ...who }: Past, all: ReadonlySet<string>): string[] {
  const end = until ? moment(until, "UTC") : "";
  return [String(version), moment(at, "UTC"), centers(Center, all), EmergencyType, end, named(who)];
}

function centers(names: string[], all: ReadonlySet<string>): string {
  if (names.length <= NAMED) return names.join(", ");
  return all.symmetricDifference(new Set(names)).size ? `${names.length} locations` : "all locations";
}

function ofLocation({ Center, timeZone, state, EmergencyType, last }: Told): string[] {
  const location = timeZone ? Center : `${Center} (not in settings)`;
  if (!last) return [location, STATES[state]];
  const zone = timeZone ?? "UTC";
  const until = last.until ? moment(last.until, zone) : "";
  return [location, STATES[state], EmergencyType, moment(last.at, zone), until, named(last)];
}

function flattened({ Center, timeZone, state, EmergencyType, last }: Told) {
  const location = { Center, inSettings: timeZone !== undefined, timeZone };
  return { ...location, state, ...last, Emergency: state === "emergency", EmergencyType };
}

function named({ name, by }: { name: string; by: string }): string {
  return `${name} (${by})`.trim();
}

/** A time (ISO) as clocks of the zone show it. */
function moment(iso: string, timeZone: string): string {
  const style = { dateStyle: "short", timeStyle: "short" } as const;
  return `${new Intl.DateTimeFormat("sv-SE", { timeZone, ...style }).format(Date.parse(iso))} ${timeZone}`;
}
