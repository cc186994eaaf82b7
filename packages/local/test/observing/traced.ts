import type { Cloud } from "@frontdesk/simulator/cloud.ts";

/** Invocations that have ended by themselves, and whose trace has not come; each has one of its own. */
export async function untraced({ runs, traces }: Pick<Cloud, "runs" | "traces">): Promise<number> {
  const ended = () => runs.entries().filter(({ outcome }) => outcome === "success" || outcome === "error").length;
  await traces.until(() => traces.entries().length >= ended(), { timeout: 5000 }).catch(() => undefined);
  return ended() - traces.entries().length;
}
