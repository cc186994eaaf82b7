import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { bucketFiles } from "./bucket-files.ts";
import type { Feed } from "./feed.ts";
import { alone, fromThisMachine } from "./guard.ts";
import type { PageFile } from "./page-files.ts";
import type { DeskTold } from "./told/desk.ts";

type Parts = {
  files: Map<string, PageFile>;
  feed: Feed;
  desk: DeskTold;
  bucketFiles: Parameters<typeof bucketFiles>[0];
  /** What is asked below `/api`. */
  rooms: Hono[];
};

/** So often (ms) the stream says something, so that a page whose front desk is gone notices. */
const BEAT = 15_000;

const MB = 2 ** 20;
const tooLarge = (most: number) =>
  bodyLimit({
    maxSize: most * MB,
    onError: (context) => context.json({ message: `That has more than ${most} MB: use the AWS CLI for it.` }, 413),
  });
const OF_FILES = tooLarge(512);
const OF_ALL_ELSE = tooLarge(64);
const sizeOf = (path: string) => (path === "/api/drop" ? OF_FILES : OF_ALL_ELSE);

/** Writes one event after the other; of an event that comes anew before its turn, the newest alone. */
function newest(write: (event: string, data: string) => Promise<void>, failed: () => void) {
  const pending = new Map<string, string>();
  let isWriting = false;
  async function flush() {
    isWriting = true;
    for (let [next] = pending; next; [next] = pending) {
      pending.delete(next[0]);
      await write(...next);
    }
    isWriting = false;
  }
  return (event: string, data: string) => {
    pending.set(event, data);
    if (!isWriting) flush().catch(failed);
  };
}

/** The console as an HTTP application: the page, the stream of what it shows, and what it asks for. */
export function consoleApp({ files, feed, desk, rooms, ...parts }: Parts): Hono {
  const app = new Hono();
  app.use(fromThisMachine);
  app.use(async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
    context.header("referrer-policy", "no-referrer");
    context.header("x-content-type-options", "nosniff");
  });
  app.route("/files", bucketFiles(parts.bucketFiles));
  app.use(alone);
  app.use("/api/*", (context, next) => sizeOf(context.req.path)(context, next));
  app.get("/api/desk", (context) => context.json(desk));
  for (const room of rooms) app.route("/api", room);
  app.get("/events", (context) => {
    const topics = (context.req.query("topics") ?? "").split(",").filter(Boolean);
    const unknown = topics.find((topic) => !feed.has(topic));
    if (unknown !== undefined || topics.length === 0)
      return context.json({ message: `There is no topic ${unknown ?? "named"}.` }, 404);
    return streamSSE(context, async (stream) => {
      const { promise: over, resolve: end } = Promise.withResolvers<void>();
      const send = newest((event, data) => stream.writeSSE({ event, data }), end);
      const offs = topics.map((topic) => feed.subscribe(topic, send));
      const beat = setInterval(() => send("beat", ""), BEAT);
      stream.onAbort(end);
      await over;
      clearInterval(beat);
      for (const off of offs) off();
    });
  });
  app.get("/*", (context) => {
    const file = files.get(context.req.path);
    if (!file) return context.json({ message: "There is no such page." }, 404);
    return context.body(file.body, 200, { "content-type": file.type });
  });
  app.onError((error, context) => {
    process.stderr.write(`console: ${context.req.method} ${context.req.path} failed: ${error.stack}\n`);
    return context.json({ message: error.message }, 500);
  });
  return app;
}
