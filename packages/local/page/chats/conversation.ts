import { signal } from "@preact/signals";
import type { ChatTold, TurnTold } from "../../src/console/told/chat.ts";
import { ask, wordsOf } from "../ask.ts";
import { who } from "../telephone/who.ts";

/** What was said, with the bot's answer or with why there is none. */
export type Exchanged = { said: string; turn?: TurnTold; failure?: string };
export type Conversation = { from: string; id?: string; exchanged: Exchanged[] };

/** The conversation, which goes on while one is in another room of the page; nothing before a word is said. */
export const conversation = signal<Conversation | undefined>(undefined);
/** The bot that is talked to; nothing where it is the only one. */
export const bot = signal<string | undefined>(undefined);

export const lastOf = (now: Conversation | undefined): Exchanged | undefined => now?.exchanged.at(-1);
export const isBusy = (now: Conversation | undefined): boolean => {
  const last = lastOf(now);
  return last !== undefined && !last.turn && last.failure === undefined;
};

export function startOver(): void {
  conversation.value = undefined;
}

/** Says something, and begins with it where nothing was said; what the bot failed at is left behind. */
export async function say(said: string): Promise<void> {
  const now = conversation.value ?? { from: who.value, exchanged: [] };
  if (isBusy(now) || !said.trim()) return;
  const exchanged = now.exchanged.filter(({ turn }) => turn);
  const going = { ...now, exchanged: [...exchanged, { said: said.trim() }] };
  conversation.value = going;
  await answer(going, exchanged.length, said.trim());
}

/** Says again what the bot failed at, as the same turn. */
export const tryAgain = (): Promise<void> => say(lastOf(conversation.value)?.said ?? "");

async function answer(begun: Conversation, number: number, said: string): Promise<void> {
  let going = begun;
  /** Unless it was left in between. */
  const settle = (changes: Partial<Conversation>) => {
    if (conversation.value !== going) return;
    going = { ...going, ...changes };
    conversation.value = going;
  };
  const ended = (last: Exchanged) => ({ exchanged: [...going.exchanged.slice(0, -1), last] });
  try {
    if (going.id === undefined) {
      const json = { from: going.from, bot: bot.value };
      const { id } = await ask<ChatTold>("/chats", { method: "POST", json });
      settle({ id });
      if (going.id === undefined) return;
    }
    const turn = await ask<TurnTold>(`/chats/${going.id}/turns`, { method: "POST", json: { number, said } });
    settle(ended({ said, turn }));
  } catch (error) {
    settle(ended({ said, failure: wordsOf(error) }));
  }
}
