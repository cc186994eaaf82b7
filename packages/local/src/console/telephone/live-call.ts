import { CallBroken } from "@frontdesk/simulator/phone/call-broken.ts";
import type { Key } from "@frontdesk/simulator/phone/handset.ts";
import { type Dialled, ring } from "@frontdesk/simulator/phone/ring.ts";
import { lineOf } from "@frontdesk/simulator/phone/tell.ts";
import type { Entry } from "@frontdesk/simulator/phone/transcript.ts";
import type { Witness } from "@frontdesk/simulator/phone/witness.ts";
import type { DeskExchange } from "../../telephone/exchange.ts";
import { personHandset } from "../../telephone/person-handset.ts";
import type { Act, Asked, CallTold, EntryTold, StepTold } from "../told/call.ts";
import { spokenName } from "./lines.ts";

export type LiveCall = {
  told(): CallTold;
  isOver(): boolean;
  act(act: Act): void;
  /** Resolves when the call is over, whatever became of it. */
  over: Promise<void>;
};

type Calling = Pick<CallTold, "id" | "line" | "from"> & {
  dialled: Dialled;
  isAloud: boolean;
  changed(): void;
};

/** So much of a call is told: whoever listens to music for an hour reads no more of it. */
const MOST = 400;

/** Rings, with a person at the other end who acts by and by. */
export function liveCall(exchange: DeskExchange, { id, line, from, dialled, isAloud, changed }: Calling): LiveCall {
  const startedAt = Date.now();
  const entries: EntryTold[] = [];
  const path: StepTold[] = [];
  let count = 0;
  let asked: Asked | undefined;
  let keys = 0;
  let lastSpoken = 0;
  let over: CallTold["over"];

  function note(entry: Omit<EntryTold, "index">) {
    entries.push({ index: count, ...entry });
    count += 1;
    entries.splice(0, entries.length - MOST);
    changed();
  }
  const handset = personHandset({
    asked: (wanted, within) => {
      asked = { for: wanted, keys, ...(Number.isFinite(within) && { until: Math.round(Date.now() + within) }) };
      changed();
    },
    taken: ({ does }) => {
      keys = does === "press" ? keys + 1 : 0;
      asked = undefined;
      changed();
    },
    dropped: (dropped) => note({ at: entries.at(-1)?.at ?? 0, what: "unasked", text: unaskedOf(dropped) }),
  });
  handset.aloud(isAloud);

  const witness: Witness = {
    acting({ flow, identifier }) {
      // Whoever hangs up does so at once, and not when something is asked next.
      if (handset.hasHungUp()) return { instead: "end", by: "caller" };
      path.push({ flow: flow.id, block: identifier });
      path.splice(0, path.length - MOST);
      asked = undefined;
      keys = 0;
      changed();
      return undefined;
    },
  };
  function happened(entry: Entry) {
    if (entry.what === "branched") {
      const last = path.at(-1);
      if (last?.block === entry.identifier) last.branch = entry.branch;
    }
    asked = undefined;
    if (entry.what === "spoken") lastSpoken = count;
    note({ at: entry.at, what: entry.what, text: wordsOf(entry, exchange) });
  }
  const end = (by: string, why: string) => {
    asked = undefined;
    over = { by, why };
    changed();
  };
  const ringing = ring(exchange, dialled, { handset, witnesses: [witness], happened, contactId: id }).then(
    ({ endedBy, why }) => end(endedBy, why),
    (error) => {
      const why = error instanceof Error ? error.message : String(error);
      if (!(error instanceof CallBroken)) note({ at: 0, what: "broken", text: why });
      end("nobody", why);
    },
  );

  return {
    told: () => ({
      ...{ id, from, line, startedAt, entries: [...entries], path: path.map((step) => ({ ...step })) },
      ...(asked && { asked }),
      ...(over && { over }),
    }),
    isOver: () => over !== undefined,
    over: ringing,
    act(act) {
      switch (act.does) {
        case "press":
          return handset.press(act.key as Key);
        case "begin to speak":
          return handset.beginToSpeak();
        case "take back":
          return handset.takeBack();
        case "speak":
          return handset.speak(act.text);
        case "hang up":
          return handset.hangUp();
        case "aloud":
          return handset.aloud(act.isOn);
        case "heard":
          // More may have been said meanwhile.
          return act.index >= lastSpoken ? handset.spoken() : undefined;
      }
    },
  };
}

/** Neither the keys nor the words: they may be a PIN that is asked for later. */
function unaskedOf({ keys, words }: { keys: unknown[]; words: number }): string {
  const pressed = keys.length > 0 && `pressed ${keys.length === 1 ? "a key" : `${keys.length} keys`}`;
  return `Nothing was asked when you ${[pressed, words > 0 && "said something"].filter(Boolean).join(" and ")}.`;
}

/** What is heard, said or keyed as it is; the rest as in a transcript, without what sets it in lines. */
function wordsOf(entry: Entry, exchange: DeskExchange): string {
  if (entry.what === "spoken" || entry.what === "said") return entry.text;
  if (entry.what === "pressed") return entry.keys;
  if (entry.what === "entered") return `⟶ ${spokenName(entry.flow, exchange)}`;
  return lineOf(entry).trim();
}
