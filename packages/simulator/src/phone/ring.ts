import { randomUUID } from "node:crypto";
import { CallBroken } from "./call-broken.ts";
import { Call, HungUp } from "./contact/call.ts";
import { endpointOf } from "./contact/caller-id.ts";
import { Contact } from "./contact/contact.ts";
import { waitInQueue } from "./contact/wait-in-queue.ts";
import { type Exchange, named } from "./exchange.ts";
import { checkFailing } from "./flow/check-failing.ts";
import { type Failing, type Onlookers, viewOf } from "./flow/intervene.ts";
import { type Flow, readFlow } from "./flow/read-flow.ts";
import { runFlow } from "./flow/run-flow.ts";
import type { Handset } from "./handset.ts";
import type { EndedBy, Entry, Transcript } from "./transcript.ts";
import type { Witness } from "./witness.ts";

export type Dialled = {
  /** E.164; nothing for a caller who withholds the number. */
  from?: string;
  /** One of the exchange's numbers; may be left out where the flow is named. */
  to?: string;
  /** The flow's name, id or ARN, in place of the one that the number has. */
  flow?: string;
  /** When it rings, in milliseconds since the epoch; now by default. */
  at?: number;
  /** What the contact has from the start, as a test case may set it. */
  attributes?: Record<string, string>;
  segmentAttributes?: Record<string, string>;
};
export type Options = {
  handset: Handset;
  witnesses?: Witness[];
  /** Told of each entry of the transcript as it happens. */
  happened?(entry: Entry): void;
  /** Actions that fail in Connect's own machinery, for branches that nothing else provokes. */
  failing?: Failing[];
  /** Milliseconds that the caller waits in a queue before hanging up; ten minutes by default. */
  patience?: number;
  /** From 0 up to 1; Math.random by default. */
  random?: () => number;
  contactId?: string;
};
export type Answered = {
  contactId: string;
  transcript: Transcript;
  endedBy: EndedBy;
  /** Why, where it is not plain. */
  why: string;
  /** The contact's, when the call was over. */
  attributes: Record<string, string>;
};

const PATIENCE = 10 * 60 * 1000;

/**
 * Rings, and carries the call through the exchange's flows to its end. A call that cannot be carried through, because of an
 * action that is not known or a flow that is wrong, throws a CallBroken, which has the transcript as far as it came.
 */
export async function ring(exchange: Exchange, dialled: Dialled, options: Options): Promise<Answered> {
  const { handset, witnesses = [], failing = [], patience = PATIENCE, random = Math.random } = options;
  const { happened = () => {} } = options;
  if (!(patience >= 0 && patience < Number.POSITIVE_INFINITY))
    throw new Error(`A caller's patience is so many milliseconds, and ${patience} is not.`);
  const flows = new Map<string, Flow>();
  const flowOf = (idOrArn: string) => {
    const found = named(exchange.flows, idOrArn);
    if (!found) return undefined;
    const flow = flows.get(found.id) ?? readFlow(found);
    flows.set(found.id, flow);
    return flow;
  };
  const first = answering(exchange, dialled, flowOf);
  checkFailing(failing, exchange.flows, flowOf);
  const contact = new Contact({
    contactId: options.contactId ?? randomUUID(),
    instance: exchange.instance,
    customer: endpointOf(dialled.from),
    system: dialled.to === undefined ? null : { Address: dialled.to, Type: "TELEPHONE_NUMBER" },
    attributes: dialled.attributes ?? {},
    segmentAttributes: dialled.segmentAttributes ?? {},
  });
  const transcript: Transcript = [];
  const startedAt = dialled.at ?? Date.now();
  const call = new Call({ exchange, contact, handset, transcript, happened, flowOf, startedAt, random, patience });
  const { by, why } = await carry(call, first, { witnesses, failing }, transcript);
  const attributes = Object.fromEntries(contact.attributes);
  return { contactId: contact.contactId, transcript, endedBy: by, why, attributes };
}

async function carry(call: Call, first: Flow, onlookers: Onlookers, transcript: Transcript) {
  try {
    for (const witness of onlookers.witnesses) await witness.begun?.(viewOf(call));
    const ending = await untilOver(call, first, onlookers);
    await Promise.all(call.beside);
    call.note({ what: "ended", ...ending });
    for (const witness of onlookers.witnesses) await witness.ended?.(viewOf(call));
    return ending;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    call.note({ what: "broken", why });
    throw new CallBroken(why, transcript, cause);
  }
}

async function untilOver(call: Call, first: Flow, onlookers: Onlookers): Promise<{ by: EndedBy; why: string }> {
  try {
    const left = await runFlow(call, first, onlookers);
    if (left.how === "queued") return await waitInQueue(call, left.queue, (flow) => runFlow(call, flow, onlookers));
    return left.how === "over" ? { by: "system", why: "the flow is over" } : { by: left.by, why: left.why };
  } catch (error) {
    if (error instanceof HungUp) return { by: error.by, why: error.message };
    throw error;
  }
}

function answering(exchange: Exchange, { to, flow }: Dialled, flowOf: (id: string) => Flow | undefined): Flow {
  const number = exchange.numbers.find((each) => each.number === to);
  if (to !== undefined && !number && flow === undefined) {
    const known = exchange.numbers.map((each) => each.number).join(", ") || "none";
    throw new Error(`Nobody answers at ${to}; the instance's numbers are: ${known}.`);
  }
  const wanted = exchange.flows.find(({ name }) => name === flow)?.id ?? flow ?? number?.flowId;
  if (wanted === undefined) throw new Error("A call needs a number to dial, or a flow to begin with.");
  const found = flowOf(wanted);
  if (found) return found;
  throw new Error(`There is no flow ${wanted}; there are: ${exchange.flows.map(({ name }) => name).join(", ")}.`);
}
