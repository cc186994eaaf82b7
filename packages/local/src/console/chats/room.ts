import { e164 } from "@frontdesk/core/callers/number.ts";
import { Refused } from "@frontdesk/core/refused.ts";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { failureOf } from "../../telephone/chat.ts";
import { checked } from "../checked.ts";
import { type Ground, named, type Room } from "../room.ts";
import type { ChoicesTold } from "../told/chat.ts";
import { conversationsOf } from "./conversations.ts";
import { peopleOf } from "./people.ts";

const Beginning = z.object({
  bot: z.string().max(200).optional(),
  from: z
    .string()
    .max(40)
    .refine((text) => text === "" || e164(text) !== undefined, "a telephone number with its country, or nothing")
    .transform((text) => e164(text) ?? ""),
});
const Saying = z.object({
  number: z.int().min(0),
  /** https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html */
  said: z.string().trim().min(1).max(1_024),
});
const STATUS: Record<string, 404 | 409> = { UnknownChat: 404 };

/** The bots of the instance in text, and who may be who talks to them. */
export function chatsRoom({ frontdesk }: Ground): Room {
  const conversations = conversationsOf(frontdesk.exchange);
  const people = peopleOf(frontdesk.directory?.staff ?? []);
  const routes = new Hono()
    .get("/chats/choices", (context) => {
      const bots = frontdesk.exchange().bots.map(({ name }) => name);
      return context.json({ bots, people } satisfies ChoicesTold);
    })
    .post("/chats", checked("json", Beginning), (context) => {
      try {
        return context.json(conversations.begin(context.req.valid("json")));
      } catch (error) {
        return context.json({ message: error instanceof Error ? error.message : String(error) }, 404);
      }
    })
    .post("/chats/:id/turns", checked("json", Saying), (context) =>
      conversations
        .say(context.req.param("id"), context.req.valid("json"))
        .then((turn) => context.json(turn))
        .catch((error) => failed(context, error)),
    );
  return { topic: named({}), stirredBy: () => [], routes, close() {} };
}

/** A bot that fails is the front desk's matter, not the page's server's: it is told, and nothing is logged of what was said. */
function failed(context: Context, error: unknown) {
  if (error instanceof Refused) return context.json({ message: error.message }, STATUS[error.code] ?? 409);
  return context.json({ message: failureOf(error) }, 502);
}
