import { readFile } from "node:fs/promises";
import * as z from "zod";
import { ReachedDirectory } from "../cloud/reached-directory.ts";
import { LOCAL_FILE } from "./state-folder.ts";

/** Another program can have the port of one that was killed, and answer nothing. */
const HEALTH_MS = 10_000;

/** What a front desk that runs on this machine tells of itself. */
const Announced = z.object({
  endpoint: z.url(),
  region: z.string(),
  bucket: z.string(),
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  functions: z.object({ export: z.string() }),
  tables: z.object({ callers: z.string(), emergencies: z.string() }),
  /** The alias of a key, where passwords are reset. */
  directoryKey: z.string().optional(),
  /** The directory that stands in for that of the staff, where passwords are reset. */
  directory: ReachedDirectory.optional(),
  /** Where its telephone line is. */
  telephone: z.url(),
});

/** The front desk that runs on this machine; nothing where there is none. */
export async function running() {
  const text = await readFile(LOCAL_FILE, "utf8").catch(() => "{}");
  const { success, data } = Announced.safeParse(JSON.parse(text));
  if (!success) return undefined;
  const { endpoint, region, bucket, credentials, functions, tables, directoryKey, directory, telephone } = data;
  const isUp = await fetch(`${endpoint}/_health`, { signal: AbortSignal.timeout(HEALTH_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isUp) return undefined;
  const names = { bucket, functions, tables, directoryKey };
  return { cloud: { endpoint, credentials }, graph: { region }, names, directory, telephone };
}
