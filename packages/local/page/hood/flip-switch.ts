import { ask, wordsOf } from "../ask.ts";
import { say } from "../parts/said.tsx";

/** Puts a switch on or off, and says where that fails. */
export async function flipSwitch(name: string, on: boolean): Promise<void> {
  await ask(`/switches/${name}`, { method: "PUT", json: { on } }).catch((error) =>
    say(wordsOf(error), { isBad: true }),
  );
}
