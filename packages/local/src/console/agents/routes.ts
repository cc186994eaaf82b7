import { readFile } from "node:fs/promises";
import path from "node:path";
import { Hono } from "hono";
import * as z from "zod";
import type { Frontdesk } from "../../cloud/boot.ts";
import type { Clients } from "../../cloud/clients.ts";
import { ROOT } from "../../synth/place.ts";
import { drop, INTO } from "../../uploads/drop.ts";
import { bytesOf, textOf } from "../../uploads/export.ts";
import { checked } from "../checked.ts";
import { delimiterOf, mended, mendedName, pageOf, readFailedRows } from "./failed-rows.ts";
import type { Uploads } from "./uploads.ts";
import type { usersIn } from "./users.ts";

const Dropping = z.object({
  into: z.enum(INTO),
  name: z
    .string()
    .max(200)
    // The page's own rule: what is dropped by mistake is seldom a CSV.
    .regex(/^[^/\p{Cc}]+\.csv(\.bak)?$/iu, "a file is dropped whose name ends with .csv, or with .csv.bak"),
});
const Sampling = Dropping.pick({ into: true });
/** What is dropped as an example, by what it is for. */
const SAMPLES: Record<string, string> & { create: string } = {
  create: "agents.csv",
  update: "update.csv",
  remove: "remove.csv",
};
const Page = z.object({ page: z.coerce.number().int().min(0).default(0), search: z.string().max(200).default("") });
const Mending = z.object({
  cells: z.array(z.object({ row: z.int().min(0), column: z.int().min(0), value: z.string().max(10_000) })).max(100_000),
  without: z.array(z.int().min(0)).max(1_000_000),
});

type Parts = {
  frontdesk: Frontdesk;
  /** As the operator, and as who only looks on. */
  clients: Clients;
  watching: Clients;
  uploads: Uploads;
  users: ReturnType<typeof usersIn>;
  stir(topic: string): void;
};

/** What the page asks about agents: files are dropped, failed rows mended, users looked up. */
export function agentRoutes({ frontdesk, clients, watching, uploads, users, stir }: Parts) {
  const { bucket } = frontdesk.names;

  async function dropped(key: string, content: Uint8Array | string) {
    const upload = await drop({ key, content }, clients, frontdesk);
    uploads.note(upload);
    stir("uploads");
    return { id: upload.id, key };
  }
  /** An upload's failures file; nothing where there is none. */
  async function failuresOf(id: string) {
    const upload = await uploads.told(id);
    const text = upload?.failedKey && (await textOf(watching, bucket, upload.failedKey));
    return upload && text ? { upload, rows: readFailedRows(text, delimiterOf(text)) } : undefined;
  }
  const none = { message: "There is no such file of failed rows: it may be forgotten." };

  return new Hono()
    .post("/drop", checked("query", Dropping), async (context) => {
      const { into, name } = context.req.valid("query");
      const content = new Uint8Array(await context.req.arrayBuffer());
      return context.json(await dropped(`${into}/${name}`, content));
    })
    .post("/drop-sample", checked("query", Sampling), async (context) => {
      const { into } = context.req.valid("query");
      const name = SAMPLES[into.replace(/^.*\//, "")] ?? SAMPLES.create;
      const content = await readFile(path.join(ROOT, "samples", name));
      return context.json({ ...(await dropped(`${into}/${name}`, content)), name });
    })
    .get("/uploads/:id/failed-rows", checked("query", Page), async (context) => {
      const found = await failuresOf(context.req.param("id"));
      if (!found) return context.json(none, 404);
      return context.json(pageOf(found.rows, context.req.valid("query").page));
    })
    .post("/uploads/:id/mended", checked("json", Mending), async (context) => {
      const found = await failuresOf(context.req.param("id"));
      if (!found) return context.json(none, 404);
      const { name, verb } = found.upload;
      // A plan has no file of failed rows.
      const key = `${verb}/${mendedName(name)}`;
      let text: string;
      try {
        text = mended(found.rows, context.req.valid("json"));
      } catch (error) {
        return context.json({ message: error instanceof Error ? error.message : String(error) }, 400);
      }
      return context.json(await dropped(key, text));
    })
    .post("/uploads/:id/approved", async (context) => {
      const upload = await uploads.told(context.req.param("id"));
      const content = upload?.isHeld && upload.processedKey && (await bytesOf(watching, bucket, upload.processedKey));
      if (!upload || !content)
        return context.json({ message: "There is no such file that is held: it may be forgotten." }, 404);
      if (upload.isApproved) return context.json({ message: "It was approved before." }, 409);
      uploads.approve(upload.id);
      return context.json(await dropped(`approved/${upload.verb}/${upload.name.replace(/^.*\//, "")}`, content));
    })
    .get("/users", checked("query", Page), (context) => {
      const { search, page } = context.req.valid("query");
      return context.json(users.list(search, page));
    });
}
