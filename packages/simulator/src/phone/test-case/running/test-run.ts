import type { Queue } from "../../exchange.ts";
import type { CallerAct, Handset, Said, Wanted } from "../../handset.ts";
import type { Acting, ContactView, Intervention, Witness } from "../../witness.ts";
import type { Observation } from "../observation.ts";
import { begin, comesBefore, goOn, observe, type Standing, type TestEvent } from "../observations.ts";
import { carryOut } from "./carry-out.ts";
import { Customer } from "./customer.ts";
import { interventionOf, Overrides } from "./overrides.ts";
import { eventRecord, type ObservationRecord, type Place } from "./records.ts";
import { isWatched, leaves, resourceOf } from "./watched.ts";

/** Milliseconds that a test may take; AWS's limit is hard. */
export const LIMIT = 5 * 60 * 1000;

/** Why a test is over before the call is. */
export type Stopped = "assertion" | "end test" | "limit";

/** A test case at work: the customer's end of a call, and the witness who watches and overrides. */
export class TestRun implements Handset, Witness {
  readonly customer = new Customer();
  readonly overrides = new Overrides();
  readonly records: ObservationRecord[] = [];
  standing: Standing;
  stopped: Stopped | undefined;
  place: Place | undefined;
  startedAt = 0;
  endedAt = 0;
  readonly #queues: Queue[];
  #contact: ContactView | undefined;
  #said: Said[] = [];

  constructor(observations: Observation[], queues: Queue[]) {
    this.standing = begin(observations);
    this.#queues = queues;
  }

  begun(contact: ContactView): void {
    this.#contact = contact;
    this.startedAt = contact.now();
    this.#see({ type: "TestInitiated" });
  }

  acting(action: Acting, contact: ContactView): Intervention | undefined {
    this.customer.turnAway();
    this.place = { flow: action.flow.name, identifier: action.identifier };
    if (this.#left() < 0) this.stopped ??= "limit";
    if (leaves(action)) this.#endMessage();
    const resource = resourceOf(action, contact, this.#queues);
    if (isWatched(action)) this.#seeStart({ type: "FlowActionStarted", action: action.type, resource });
    if (this.stopped) return { instead: "end", by: "witness" };
    if (this.customer.hangsUp) return { instead: "end", by: "caller" };
    const override = this.overrides.take(action.type, resource);
    return override && interventionOf(override, action.parameters);
  }

  hear(said: Said): void {
    this.#said.push(said);
  }

  /** The system waits, so all that was said is one message; what the test case sends upon it is in time for this very wait. */
  async next({ for: wanted, within }: { for: Wanted; within: number }): Promise<CallerAct | undefined> {
    this.#endMessage();
    if (this.stopped) return { after: 0, does: "hang up", by: "witness" };
    const act = this.customer.next(wanted);
    if (act) return act;
    const left = this.#left();
    if (within <= left) return undefined;
    this.stopped = "limit";
    return { after: Math.max(0, left), does: "hang up", by: "witness" };
  }

  ended(contact: ContactView): void {
    this.#endMessage();
    this.endedAt = contact.now();
    this.#see({ type: "TestCompleted" });
  }

  /** Milliseconds until the limit. */
  #left(): number {
    return this.startedAt + LIMIT - (this.#contact?.now() ?? 0);
  }

  #seeStart(started: TestEvent): void {
    const message = this.#message();
    if (message && comesBefore(this.standing, message, started)) this.#endMessage();
    this.#see(started);
  }

  #endMessage(): void {
    const message = this.#message();
    this.#said = [];
    if (message) this.#see(message);
  }

  #message(): TestEvent | undefined {
    if (!this.#said.length) return undefined;
    const text = this.#said.map((said) => said.text).join(" ");
    const recordings = this.#said.flatMap(({ recording }) => recording ?? []);
    return { type: "MessageReceived", text, recordings };
  }

  #see(event: TestEvent): void {
    const contact = this.#contact;
    const isOver = event.type === "TestCompleted";
    if (!contact || this.stopped === "assertion" || (this.stopped && !isOver)) return;
    const { standing, met } = observe(this.standing, event);
    this.standing = standing;
    if (!met) return;
    const { observation, score } = met;
    const { records, instructions, overrides, stopped } = carryOut(observation.actions, contact);
    const heard = event.type === "MessageReceived" ? { heard: event.text, score } : undefined;
    this.records.push({
      ObservationId: observation.identifier,
      Status: stopped === "assertion" ? "FAILED" : "PASSED",
      Timestamp: new Date(contact.now()).toISOString(),
      Record: {
        Type: "OBSERVATION",
        Event: eventRecord(observation, heard),
        Actions: records,
        ...(this.place && { Place: this.place }),
      },
    });
    this.customer.send(instructions);
    this.overrides.add(overrides);
    if (stopped !== "assertion") this.standing = goOn(this.standing, observation);
    // A test that is over cannot be ended, least of all to spare those that it did not meet.
    if (stopped === "assertion" || !isOver) this.stopped = stopped ?? this.stopped;
  }
}
