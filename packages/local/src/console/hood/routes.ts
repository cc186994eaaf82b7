import { Hono } from "hono";
import * as z from "zod";
import { checked } from "../checked.ts";
import type { Switches } from "./switches.ts";
import type { tablesIn } from "./tables.ts";

const Switch = z.object({ on: z.boolean() });
const Page = z.object({ after: z.string().max(5_000).optional() });
const After = z.record(z.string(), z.union([z.string(), z.number()]));

type Parts = { switches: Switches; tables: ReturnType<typeof tablesIn> };

/** What is switched under the hood, and looked up there. */
export function hoodRoutes({ switches, tables }: Parts) {
  const none = (what: string) => ({ message: `There is no ${what}.` });
  return new Hono()
    .post("/functions/:name/kill", (context) => {
      const name = context.req.param("name");
      const killed = switches.kill(name);
      return killed ? context.json(killed) : context.json(none(`function ${name}`), 404);
    })
    .put("/functions/:name/kill-next", checked("json", Switch), (context) => {
      const name = context.req.param("name");
      const { on } = context.req.valid("json");
      return switches.doom(name, on) ? context.json({ on }) : context.json(none(`function ${name}`), 404);
    })
    .post("/functions/:name/hand-out", (context) => {
      const name = context.req.param("name");
      const handed = switches.handOut(name);
      return handed ? context.json(handed) : context.json(none(`function ${name}`), 404);
    })
    .put("/switches/connect", checked("json", Switch), (context) => {
      const { on } = context.req.valid("json");
      switches.throttleConnect(on);
      return context.json({ on });
    })
    .put("/switches/directory", checked("json", Switch), async (context) => {
      const { on } = context.req.valid("json");
      if (await switches.takeDirectoryDown(on)) return context.json({ on });
      return context.json(none("directory: this front desk has none"), 404);
    })
    .put("/switches/:name", (context) => context.json(none(`switch ${context.req.param("name")}`), 404))
    .get("/tables/:name/items", checked("query", Page), async (context) => {
      const name = context.req.param("name");
      const after = keyIn(context.req.valid("query").after);
      if (after === "none") return context.json({ message: "`after` is no key that a page has ended with." }, 400);
      const page = await tables.items(name, after);
      return page ? context.json(page) : context.json(none(`table ${name}`), 404);
    });
}

function keyIn(text: string | undefined): z.infer<typeof After> | "none" | undefined {
  if (text === undefined) return undefined;
  try {
    return After.parse(JSON.parse(text));
  } catch {
    return "none";
  }
}
