import type { Instances } from "./instances.ts";
import { isOperable, type OperableTag } from "./operable.ts";
import { spokenName, spokenState } from "./speech.ts";

/** What can be done with the instance that a key picked. */
export type Chosen =
  | { can: "start" | "stop" | "wait"; id: string; name: string; state: string }
  /** The key was not offered, or the instance is gone or may not be operated any more. */
  | { can: "nothing"; why: "NotOffered" | "Gone" };

/** Reads the instance behind the key again: what was offered may have changed. */
export async function chooseInstance(
  { key, ids }: { key: string; ids: string[] },
  { instances, tag }: { instances: Pick<Instances, "find">; tag: OperableTag },
): Promise<Chosen> {
  const id = /^[1-9]$/.test(key) ? ids[Number(key) - 1] : undefined;
  if (!id) return { can: "nothing", why: "NotOffered" };
  const found = await instances.find(id);
  if (!found || !isOperable(found, tag)) return { can: "nothing", why: "Gone" };
  const can = found.state === "stopped" ? "start" : found.state === "running" ? "stop" : "wait";
  return { can, id, name: spokenName(found), state: spokenState(found.state) };
}
