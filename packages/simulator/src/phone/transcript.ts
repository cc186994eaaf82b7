import type { Said } from "./handset.ts";

/** Who ended the call; after `agent` it goes on without a flow. */
export type EndedBy = "system" | "caller" | "agent" | "witness";

export type Happened =
  /** The caller is in a flow from here on, the first one included. */
  | { what: "entered"; flow: string }
  | ({ what: "spoken" } & Said)
  /** Keys are masked where the flow encrypts them. */
  | { what: "pressed"; keys: string }
  | { what: "said"; text: string }
  /** The caller gave nothing for so many milliseconds. */
  | { what: "silent"; for: number }
  | {
      what: "invoked";
      function: string;
      ms: number;
      tries: number;
      outcome: "answered" | "failed" | "started";
      why?: string;
    }
  | { what: "branched"; flow: string; identifier: string; type: string; branch: string; to: string; why?: string }
  /** The values may be anybody's secrets. */
  | { what: "attributes set"; names: string[] }
  | { what: "queue chosen"; queue: string }
  | { what: "queued"; queue: string; ahead: number }
  | { what: "connected"; queue: string; agent: string }
  | { what: "callback asked"; queue: string; number: string }
  | { what: "task made"; name: string; flow: string }
  /** To a number outside the instance. */
  | { what: "transferred"; to: string }
  | { what: "ended"; by: EndedBy; why: string }
  /** The telephone cannot go on: the flow or the script is wrong, not the call. */
  | { what: "broken"; why: string };

/** What happened, `at` so many milliseconds of the call's own time. */
export type Entry = { at: number } & Happened;
/** In the order of time. */
export type Transcript = Entry[];
