import type { Exchange } from "../exchange.ts";
import type { Flow } from "../flow/read-flow.ts";
import type { CallerAct, Handset, Said, Wanted } from "../handset.ts";
import type { EndedBy, Entry, Happened, Transcript } from "../transcript.ts";
import type { Contact } from "./contact.ts";
import { speakingTime } from "./speaking-time.ts";

/** The call ends here, from within whatever runs. */
export class HungUp extends Error {
  readonly by: EndedBy;
  constructor(by: EndedBy, why: string) {
    super(why);
    this.by = by;
  }
}

type Parts = {
  exchange: Exchange;
  contact: Contact;
  handset: Handset;
  transcript: Transcript;
  /** Told of each entry as it happens. */
  happened(entry: Entry): void;
  flowOf(idOrArn: string): Flow | undefined;
  startedAt: number;
  random(): number;
  patience: number;
};

/** A call that runs: its line, its own time, and what it leaves behind. */
export class Call {
  readonly exchange: Exchange;
  readonly contact: Contact;
  readonly flowOf: (idOrArn: string) => Flow | undefined;
  readonly random: () => number;
  /** How long the caller waits in a queue, in milliseconds. */
  readonly patience: number;
  readonly #parts: Parts;
  #elapsed = 0;
  /** When the caller's patience with a queue ends, in the call's time; nothing outside of a queue. */
  patientUntil: number | undefined;
  /** Milliseconds that functions took since the caller last heard or was asked something. */
  lambdaTime = 0;
  /** Actions since the call began. */
  actions = 0;
  /** Actions since the caller last heard or was asked something. */
  unheard = 0;
  /** What runs beside the call: functions that are invoked asynchronously. */
  readonly beside: Promise<void>[] = [];
  /** Runs of a Loop, by flow and identifier. */
  readonly loops = new Map<string, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.exchange = parts.exchange;
    this.contact = parts.contact;
    this.flowOf = parts.flowOf;
    this.random = parts.random;
    this.patience = parts.patience;
  }

  /** Milliseconds since the call began. */
  get elapsed(): number {
    return this.#elapsed;
  }

  /** The call's own time, in milliseconds since the epoch. */
  now(): number {
    return this.#parts.startedAt + this.#elapsed;
  }

  note(happened: Happened): void {
    const entry = { at: this.#elapsed, ...happened };
    this.#parts.transcript.push(entry);
    this.#parts.happened(entry);
  }

  /** Time goes by. */
  pass(ms: number): void {
    this.#elapsed = Math.round(this.#elapsed + ms);
  }

  /** Whether the caller waits for an agent, and hears the queue's flow. */
  get isQueued(): boolean {
    return this.patientUntil !== undefined;
  }

  /** Plays a message, to its end or for so many milliseconds; in a queue the caller may hang up meanwhile. */
  async say(said: Said, longest = Number.POSITIVE_INFINITY): Promise<void> {
    this.#heard();
    this.note({ what: "spoken", ...said });
    await this.#parts.handset.hear(said);
    const heard = Math.round(Math.min(speakingTime(said), longest));
    if (!this.isQueued) return this.pass(heard);
    await this.wait(heard);
  }

  /** What the caller does within so many milliseconds, at its time; nothing for silence. Throws where the caller hangs up. */
  async ask(wanted: Wanted, within: number): Promise<Exclude<CallerAct, { does: "hang up" }> | undefined> {
    this.#heard();
    const act = await this.#parts.handset.next({ for: wanted, within });
    if (!act || act.after > within) {
      this.pass(within);
      return undefined;
    }
    this.pass(act.after);
    if (act.does === "hang up") throw new HungUp(act.by ?? "caller", "");
    return act;
  }

  /** Waits with the caller on the line, who may hang up; what else the caller does has no effect. */
  async wait(ms: number): Promise<void> {
    const until = this.#elapsed + ms;
    const end = Math.min(until, this.patientUntil ?? until);
    while (this.#elapsed < end) {
      const act = await this.ask("nothing", end - this.#elapsed);
      if (!act) break;
      this.note(act.does === "press" ? { what: "pressed", keys: act.key } : { what: "said", text: act.text });
      // Whoever acts at once, again and again, would never let the time go by.
      if (act.after === 0) this.pass(1);
    }
    if (end < until) throw new HungUp("caller", "out of patience");
  }

  #heard(): void {
    this.unheard = 0;
    this.lambdaTime = 0;
  }
}
