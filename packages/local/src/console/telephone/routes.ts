import type { Callers } from "@frontdesk/core/callers/callers.ts";
import { Hono } from "hono";
import * as z from "zod";
import type { Staff } from "../../cloud/staff.ts";
import { type DeskExchange, staffed } from "../../telephone/exchange.ts";
import { checked } from "../checked.ts";
import type { Act } from "../told/call.ts";
import type { LinesTold } from "../told/line.ts";
import { type Calls, MOST_CALLS } from "./calls.ts";
import { flowBlocks } from "./flow-blocks.ts";
import { callersIn, linesOf, mobilesOf } from "./lines.ts";

/** Agents that are offered by their logins. */
const MOST_AGENTS = 200;
const E164 = /^\+[1-9]\d{3,14}$/;
/** Before it, and after it, calendars are of no use to hours of operation. */
const YEARS = { first: Date.UTC(2000), last: Date.UTC(2100) };
const Ringing = z.object({
  from: z.union([z.literal(""), z.string().regex(E164, "a number with its country, such as +12025550123")]),
  to: z.string().min(1).max(300),
  at: z.int().min(YEARS.first).max(YEARS.last).optional(),
  /** Who is on duty in every queue. */
  agent: z.string().max(200).optional(),
  isAloud: z.boolean().default(false),
});
const Acting: z.ZodType<Act> = z.discriminatedUnion("does", [
  z.object({ does: z.literal("press"), key: z.string().regex(/^[0-9*#]$/, "a key of a telephone") }),
  z.object({ does: z.literal("begin to speak") }),
  z.object({ does: z.literal("take back") }),
  z.object({ does: z.literal("speak"), text: z.string().trim().min(1).max(1024) }),
  z.object({ does: z.literal("hang up") }),
  z.object({ does: z.literal("aloud"), isOn: z.boolean() }),
  z.object({ does: z.literal("heard"), index: z.int().min(0) }),
]);

type Parts = { exchange(): DeskExchange; callers: Pick<Callers, "list">; calls: Calls; staff: Staff };

/** What the page asks about calls: who may ring which line, rings, and what the caller does then. */
export function telephoneRoutes({ exchange, callers, calls, staff }: Parts) {
  return new Hono()
    .get("/lines", async (context) => {
      const known = await callersIn(callers);
      const plugged = exchange();
      const logins = plugged.logins();
      const [agents, areMoreAgents] = [logins.slice(0, MOST_AGENTS), logins.length > MOST_AGENTS];
      const told = { lines: linesOf(plugged), callers: known, staff: mobilesOf(staff, known), agents, areMoreAgents };
      return context.json(told satisfies LinesTold);
    })
    .get("/flows/:id", (context) => {
      const flow = flowBlocks(exchange(), context.req.param("id"));
      return flow ? context.json(flow) : context.json({ message: "There is no such flow." }, 404);
    })
    .post("/calls", checked("json", Ringing), (context) => {
      const { from, to, at, agent, isAloud } = context.req.valid("json");
      const plugged = exchange();
      const lines = linesOf(plugged);
      const line = lines.find((each) => each.to === to) ?? lines.find(({ name }) => name === to);
      if (!line) {
        const known = lines.map(({ name }) => name).join(", ") || "none";
        return context.json({ message: `Nobody answers at ${to}; there are the lines: ${known}.` }, 404);
      }
      if (agent !== undefined && !plugged.logins().includes(agent))
        return context.json({ message: `There is no agent ${agent}.` }, 404);
      const dialled = {
        ...(E164.test(line.to) ? { to: line.to } : { flow: line.flow }),
        ...(from && { from }),
        ...(at !== undefined && { at }),
      };
      const id = calls.ring({
        exchange: staffed(plugged, agent === undefined ? [] : [agent]),
        dialled,
        line: line.name,
        from,
        isAloud,
      });
      if (id !== undefined) return context.json({ id, flow: line.flow });
      return context.json({ message: `${MOST_CALLS} calls are on already: hang up one of them.` }, 429);
    })
    .post("/calls/:id/acts", checked("json", Acting), (context) => {
      const id = context.req.param("id");
      if (!calls.has(id)) return context.json({ message: "There is no such call." }, 404);
      if (calls.act(id, context.req.valid("json"))) return context.json({ is: "done" });
      return context.json({ message: "The call is over." }, 409);
    });
}
