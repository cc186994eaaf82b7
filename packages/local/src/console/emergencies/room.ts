import { dynamoBoard } from "@frontdesk/core/emergency/board-dynamo.ts";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import { Hono } from "hono";
import * as z from "zod";
import { type Graph, resource } from "../../synth/graph.ts";
import { checked } from "../checked.ts";
import { type Ground, named, type Room } from "../room.ts";
import { boardOf } from "./board.ts";

/** So often (ms) the board is read though nobody writes: an emergency may end by itself. */
const EVERY = 5_000;
const Locations = z.array(z.object({ name: z.string(), timeZone: z.string() }));
const Page = z.object({ page: z.coerce.number().int().min(0).max(100_000).default(0) });

/** The emergency board: what holds at each location, and every change. */
export function emergenciesRoom({ frontdesk: { names, graph }, watching }: Ground): Room {
  const table = names.tables.emergencies;
  const board = boardOf(dynamoBoard({ client: watching.dynamo, table }), locationsOf(graph));
  const isChange = ({ service, operation, input }: JournalEntry) =>
    service === "dynamodb" && operation === "PutItem" && (input as { TableName?: string })?.TableName === table;
  return {
    topic: named({ emergencies: { read: board.standing, every: EVERY } }),
    stirredBy: (entry) => (isChange(entry) ? ["emergencies"] : []),
    routes: new Hono().get("/emergencies/history", checked("query", Page), async (context) =>
      context.json(await board.history(context.req.valid("query").page)),
    ),
    close() {},
  };
}

/** The locations that the deployed functions know. */
function locationsOf(graph: Graph): z.infer<typeof Locations> {
  const { inputs } = resource(graph, "aws:lambda/function:Function", "CheckEmergencyFunction");
  return Locations.parse(JSON.parse(inputs.environment.variables.LOCATIONS));
}
