import { randomUUID } from "node:crypto";
import type { Dialled } from "@frontdesk/simulator/phone/ring.ts";
import type { DeskExchange } from "../../telephone/exchange.ts";
import type { Act, CallTold } from "../told/call.ts";
import { type LiveCall, liveCall } from "./live-call.ts";

/** Calls at once. */
export const MOST_CALLS = 8;
/** Calls that are over, and can still be looked at. */
const KEPT = 20;
/** So long (ms) a call stays that nobody listens to and in which nobody acts. */
const ALONE = 60_000;

type Ringing = { exchange: DeskExchange; dialled: Dialled; line: string; from: string; isAloud: boolean };
type Held = { call: LiveCall; caredAt: number };

/** The page's calls: so many at once, none of them alone for long. */
export class Calls {
  readonly #held = new Map<string, Held>();
  readonly #changed: (id: string) => void;
  readonly #alone: number;
  readonly #watch: NodeJS.Timeout;

  constructor(changed: (id: string) => void, alone = ALONE) {
    this.#changed = changed;
    this.#alone = alone;
    this.#watch = setInterval(() => this.#leaveNone(), alone / 4).unref();
  }

  /** Rings, and gives the call's id; nothing where as many calls are on as may be. */
  ring({ exchange, ...calling }: Ringing): string | undefined {
    const held = [...this.#held];
    if (held.filter(([, { call }]) => !call.isOver()).length >= MOST_CALLS) return undefined;
    const done = held.filter(([, { call }]) => call.isOver());
    for (const [id] of done.slice(0, Math.max(0, done.length - KEPT))) this.#held.delete(id);
    const id = randomUUID();
    const call = liveCall(exchange, { ...calling, id, changed: () => this.#changed(id) });
    this.#held.set(id, { call, caredAt: Date.now() });
    return id;
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  /** The call as it is, for nobody who would keep it on. */
  look(id: string): CallTold | undefined {
    return this.#held.get(id)?.call.told();
  }

  /** The call as it is, for somebody who listens. */
  listen(id: string): CallTold | undefined {
    return this.#care(id)?.told();
  }

  /** Whether there is such a call that is not over. */
  act(id: string, act: Act): boolean {
    const call = this.#care(id);
    if (!call || call.isOver()) return false;
    call.act(act);
    return true;
  }

  /** Ends them all; resolves when they are over. */
  async close(): Promise<void> {
    clearInterval(this.#watch);
    for (const { call } of this.#held.values()) call.act({ does: "hang up" });
    await Promise.all([...this.#held.values()].map(({ call }) => call.over));
  }

  #care(id: string): LiveCall | undefined {
    const held = this.#held.get(id);
    if (held) held.caredAt = Date.now();
    return held?.call;
  }

  #leaveNone(): void {
    for (const { call, caredAt } of this.#held.values())
      if (!call.isOver() && Date.now() - caredAt > this.#alone) call.act({ does: "hang up" });
  }
}
