import type { BotAlias } from "../bot.ts";
import type { BotLocale } from "../definition/locale.ts";
import type { Bot } from "../definition/read-bot.ts";
import type { Lambda } from "../hook/call-hook.ts";
import type { Interpretation } from "../hook/event.ts";
import type { Message, Standing } from "./standing.ts";

/** With whom a user talks. */
export type Table = {
  bot: Bot;
  alias: BotAlias;
  locale: BotLocale;
  lambda: Lambda;
  /** From 0 up to 1: which of several messages is said. */
  random(): number;
};

/** What a user says in a turn. */
export type Words = {
  sessionId: string;
  requestId: string;
  text: string;
  requestAttributes: Record<string, string>;
  /** ISO, where the user is. */
  today: string;
};

/** Where a turn leads to. */
export type Step = Standing & {
  /** A function's, in place of the bot's own. */
  messages?: Message[];
  /** Whether a function has closed the intent, so that nothing is fulfilled any more. */
  isClosed?: boolean;
};

/** Where the conversation stands after a turn, and what the user is told and asked. */
export type Turn = { standing: Standing; messages: Message[]; interpretations: Interpretation[] };

/** Before anything was said. */
export const UNSPOKEN: Standing = { attributes: {}, misses: 0 };
