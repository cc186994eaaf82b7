import { withoutTags } from "@frontdesk/simulator/phone/actions/ssml.ts";
import type { Bot, BotReply, Exchange } from "@frontdesk/simulator/phone/exchange.ts";

/** One turn: what was said, what the bot answered, and where its intent stands then. */
export type Turn = { said: string; answered: string[]; intent: string; state: BotReply["state"]; asks?: string };

type Chatting = {
  send: NonNullable<Exchange["sendToBot"]>;
  bot: Bot;
  sessionId: string;
  /** The session's at the beginning. */
  attributes: Record<string, string>;
  /** Told of each turn when it is over, with the session's attributes then. */
  heard(turn: Turn, attributes: Record<string, string>): void | Promise<void>;
};

export type Chat = {
  turns: Turn[];
  /** The session's, as they are now. */
  attributes(): Record<string, string>;
  /** Takes one turn; fails where the bot does. */
  say(said: string): Promise<Turn>;
};

/** A conversation with a bot in text. */
export function chat({ send, bot: { aliasArn, localeIds }, sessionId, attributes, heard }: Chatting): Chat {
  const [localeId = "en_US"] = localeIds;
  const turns: Turn[] = [];
  let sessionAttributes = attributes;
  return {
    turns,
    attributes: () => sessionAttributes,
    async say(said) {
      const reply = await send({ aliasArn, sessionId, localeId, text: said, sessionAttributes });
      sessionAttributes = reply.sessionAttributes;
      const { intent, state, slotToElicit: asks } = reply;
      const turn: Turn = { said, answered: reply.messages.map(heardOf), intent, state, ...(asks ? { asks } : {}) };
      turns.push(turn);
      await heard(turn, sessionAttributes);
      return turn;
    },
  };
}

const heardOf = ({ content, contentType }: BotReply["messages"][number]) =>
  contentType === "SSML" ? withoutTags(content) : content;

/** Whether the bot wants no more of the intent. */
export const isOver = ({ state }: Pick<Turn, "state">): boolean => state !== "InProgress" && state !== "Waiting";

export const failureOf = (error: unknown): string =>
  error instanceof Error ? `The bot fails: ${error.name}: ${error.message}` : `The bot fails: ${error}`;
