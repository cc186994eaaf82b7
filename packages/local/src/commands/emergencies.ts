import { systemClock as clock } from "@frontdesk/core/clock.ts";
import type { Board } from "@frontdesk/core/emergency/board.ts";
import { dynamoBoard } from "@frontdesk/core/emergency/board-dynamo.ts";
import { currentStates, type Past, pastChanges, type Told } from "@frontdesk/core/emergency/history.ts";
import type { InForce } from "@frontdesk/core/emergency/in-force.ts";
import { Command } from "commander";
import { readSettings } from "../../../../settings.ts";
import { atTable, TABLE, tableName } from "./named-table.ts";
import { main } from "./options.ts";

type Options = { table?: string; history?: boolean; json?: boolean };

const STATES: Record<InForce, string> = {
  emergency: "emergency",
  normal: "normal",
  ended: "ended by itself",
  never: "not set up yet",
};

const program = new Command("npm run emergencies --")
  .description("Which locations have an emergency, since when, until when, and who set it.")
  .option("--history", "prints every change that was ever made, the newest first")
  .option("--json", "prints it as one line of JSON alone")
  .option("--table <name>", TABLE, tableName)
  .action((options: Options) =>
    main(() => atTable(options.table, "emergencies", (place) => print(dynamoBoard(place), options))),
  );
await program.parseAsync();

async function print(board: Board, { history, json }: Options) {
  if (history) {
    const changes = await Array.fromAsync(pastChanges({ board }));
    if (json) return console.log(JSON.stringify(changes));
    if (!changes.length) return console.log("Nothing was ever changed.");
    return console.log(table(["version", "at", "location", "type", "until", "who"], changes.map(ofChange)));
  }
  const { locations } = readSettings().emergency;
  const states = await currentStates({ board, locations, clock });
  if (json) return console.log(JSON.stringify(states.map(flattened)));
  console.log(table(["location", "state", "type", "since", "until", "who"], states.map(ofLocation)));
}

function ofChange({ version, at, Center, EmergencyType, until, ...who }: Past): string[] {
  const end = until ? moment(until, "UTC") : "";
  return [String(version), moment(at, "UTC"), Center.join(", "), EmergencyType, end, named(who)];
}

function ofLocation({ location: { name, timeZone }, state, EmergencyType, last }: Told): string[] {
  if (!last) return [name, STATES[state]];
  const until = last.until ? moment(last.until, timeZone) : "";
  return [name, STATES[state], EmergencyType, moment(last.at, timeZone), until, named(last)];
}

function flattened({ location: { name: Center, timeZone }, state, EmergencyType, last }: Told) {
  return { Center, timeZone, state, ...last, Emergency: state === "emergency", EmergencyType };
}

function named({ name, by }: { name: string; by: string }): string {
  return `${name} (${by})`;
}

/** A time (ISO) as clocks of the zone show it. */
function moment(iso: string, timeZone: string): string {
  const style = { dateStyle: "short", timeStyle: "short" } as const;
  return `${new Intl.DateTimeFormat("sv-SE", { timeZone, ...style }).format(Date.parse(iso))} ${timeZone}`;
}

function table(header: string[], rows: string[][]): string {
  const all = [header.map((name) => name.toUpperCase()), ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return all.map((row) => line(row).trimEnd()).join("\n");
}
