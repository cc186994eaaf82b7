import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Hono } from "hono";
import type { Clients } from "../cloud/clients.ts";
import type { Served } from "../commands/serve.ts";
import type { Topic } from "./feed.ts";

/** What a room of the console works with. */
export type Ground = {
  frontdesk: Served;
  /** As the operator, whose calls are in the journal. */
  clients: Clients;
  /** As who only looks on: in no journal. */
  watching: Clients;
  /** Tells that a topic has changed. */
  stir(topic: string): void;
};

/** A part of the page, as the server has it. */
export type Room = {
  /** The topic of that name, where it is this room's. */
  topic(name: string): Topic | undefined;
  /** Which topics a call that the gateway has answered may have changed. */
  stirredBy(entry: JournalEntry): string[];
  /** What is asked below `/api`. */
  routes: Hono;
  close(): void;
};

/** A room's topics by their names. */
export const named =
  (topics: Record<string, Topic>): Room["topic"] =>
  (name) =>
    Object.hasOwn(topics, name) ? topics[name] : undefined;
