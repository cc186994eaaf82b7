import type { FunctionTold } from "../../src/console/told/hood.ts";
import { ask, wordsOf } from "../ask.ts";
import { say } from "../parts/said.tsx";

const at = (name: string) => `/functions/${encodeURIComponent(name)}`;

/** Kills a function where it runs; where it does not, its next invocation. Asked again before that, it is spared. */
export async function kill({ name, isDoomed }: Pick<FunctionTold, "name" | "isDoomed">): Promise<void> {
  try {
    if (isDoomed) {
      await ask(`${at(name)}/kill-next`, { method: "PUT", json: { on: false } });
      return say(`${name} is spared.`);
    }
    const { killed } = await ask<{ killed: number }>(`${at(name)}/kill`, { method: "POST" });
    if (killed > 0) return say(`Killed ${name} in ${killed === 1 ? "its process" : `${killed} processes`}.`);
    await ask(`${at(name)}/kill-next`, { method: "PUT", json: { on: true } });
    say(`${name} does not run now: its next invocation is killed as it begins.`);
  } catch (error) {
    say(wordsOf(error), { isBad: true });
  }
}
