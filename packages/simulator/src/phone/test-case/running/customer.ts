import type { CallerAct, Key, Wanted } from "../../handset.ts";
import type { Instruction } from "../observation.ts";

type Act = { does: "press"; key: Key } | { does: "speak"; text: string };

/**
 * The simulated customer: what the test case sent is done while the system listens; sent to nobody, it is ignored, as on live
 * instances.
 */
export class Customer {
  #pending: Act[] = [];
  #hangsUp = false;
  /** What nobody listened to. */
  readonly ignored: string[] = [];

  send(instructions: Instruction[]): void {
    for (const one of instructions) {
      if (one.does === "hang up") this.#hangsUp = true;
      else if (one.does === "speak") this.#pending.push({ does: "speak", text: one.text });
      else this.#pending.push(...[...one.keys].map((key) => ({ does: "press" as const, key: key as Key })));
    }
  }

  get hangsUp(): boolean {
    return this.#hangsUp;
  }

  /** The next thing to do for who listens to keys, words or nothing; bots take keys as well as words. */
  next(wanted: Wanted): CallerAct | undefined {
    for (let act = this.#pending.shift(); act; act = this.#pending.shift()) {
      const isHeard = act.does === "press" ? wanted !== "nothing" : wanted === "words";
      if (isHeard) return { after: 0, ...act };
      this.#ignore(act);
    }
    return this.#hangsUp ? { after: 0, does: "hang up" } : undefined;
  }

  /** The system no longer listens. */
  turnAway(): void {
    for (const act of this.#pending) this.#ignore(act);
    this.#pending = [];
  }

  #ignore(act: Act): void {
    this.ignored.push(act.does === "press" ? act.key : act.text);
  }
}
