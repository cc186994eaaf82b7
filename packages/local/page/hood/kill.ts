import type { FunctionTold } from "../../src/console/told/hood.ts";
import { ask, wordsOf } from "../ask.ts";
import { say } from "../parts/said.tsx";

type Killed = Pick<FunctionTold, "name" | "isDoomed" | "recovery">;
const at = (name: string) => `/functions/${encodeURIComponent(name)}`;

/** Kills a function where it runs; where it does not, its next invocation. Asked again before that, it is spared. */
export async function kill({ name, isDoomed, recovery }: Killed): Promise<void> {
  try {
    if (isDoomed) {
      await ask(`${at(name)}/kill-next`, { method: "PUT", json: { on: false } });
      return say(`${name} is spared.`);
    }
    const { killed } = await ask<{ killed: number }>(`${at(name)}/kill`, { method: "POST" });
    if (killed > 0) return say(`${name} is killed${killed > 1 ? ` in ${killed} processes` : ""}. ${recovery}`);
    await ask(`${at(name)}/kill-next`, { method: "PUT", json: { on: true } });
    say(`${name} does not run now: its next invocation is killed as it begins.`);
  } catch (error) {
    say(wordsOf(error), { isBad: true });
  }
}
