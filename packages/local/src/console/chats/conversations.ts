import { randomUUID } from "node:crypto";
import { Refused } from "@frontdesk/core/refused.ts";
import { botNamed } from "../../telephone/bots.ts";
import { type Chat, chat, isOver, type Turn } from "../../telephone/chat.ts";
import type { DeskExchange } from "../../telephone/exchange.ts";
import type { ChatTold, TurnTold } from "../told/chat.ts";

/** So many are kept; with one more the oldest is forgotten. */
const MOST = 20;
const MOST_TURNS = 200;

type Saying = {
  /** Which turn of the conversation it is, from 0. */
  number: number;
  said: string;
};
type Conversation = { chat: Chat; taken: TurnTold[]; underway?: Saying & { turn: Promise<TurnTold> } };

export type Conversations = ReturnType<typeof conversationsOf>;

/**
 * The page's conversations with bots. No turn is sent twice: one that is said again, since its answer was lost or late, gets that
 * answer. A turn that the bot failed at was none, and may be said again.
 */
export function conversationsOf(exchange: () => Pick<DeskExchange, "bots" | "sendToBot">) {
  const all = new Map<string, Conversation>();

  /** Begins one; the bot is told the number (E.164) that it comes from, unless that is blank. */
  function begin({ bot: wanted, from }: { bot?: string | undefined; from: string }): ChatTold {
    const { bots, sendToBot: send } = exchange();
    const bot = botNamed(bots, wanted);
    const id = randomUUID();
    const attributes: Record<string, string> = from ? { callerNumber: from } : {};
    all.set(id, { chat: chat({ ...{ send, bot, attributes, sessionId: id }, heard: () => {} }), taken: [] });
    for (const oldest of [...all.keys()].slice(0, -MOST)) all.delete(oldest);
    return { id, bot: bot.name };
  }

  /** Takes a turn; throws Refused where the conversation is not there or is elsewhere, and else as the bot does. */
  async function say(id: string, { number, said }: Saying): Promise<TurnTold> {
    const conversation = all.get(id);
    if (!conversation) throw new Refused("UnknownChat", "This conversation is forgotten: start over.");
    const { taken, underway } = conversation;
    const known = taken[number];
    if (known?.said === said) return known;
    if (underway?.number === number && underway.said === said) return underway.turn;
    if (underway || number !== taken.length)
      throw new Refused("OtherTurn", "This conversation has gone on elsewhere: start over.");
    if (number >= MOST_TURNS) throw new Refused("TooLong", "This conversation is too long: start over.");
    const turn = take(conversation, said);
    conversation.underway = { number, said, turn };
    return turn;
  }

  return { begin, say };
}

async function take(conversation: Conversation, said: string): Promise<TurnTold> {
  try {
    const turn = told(await conversation.chat.say(said), conversation.chat.attributes());
    conversation.taken.push(turn);
    return turn;
  } finally {
    delete conversation.underway;
  }
}

function told(turn: Turn, { askedSlot, outcome }: Record<string, string>): TurnTold {
  const { said, answered, intent, state } = turn;
  // Lex itself does not tell that a confirmation is asked for; what its function keeps in mind does.
  const asks = turn.asks ?? askedSlot;
  const isDone = isOver(turn);
  return {
    ...{ said, answered, intent, state, isOver: isDone },
    ...(!isDone && asks && { asks }),
    ...(isDone && outcome && { outcome }),
  };
}
