import type { BotAlias } from "./bot.ts";
import type { BotLocale } from "./definition/locale.ts";
import type { Bot } from "./definition/read-bot.ts";
import { notFound } from "./faults.ts";
import type { Lambda } from "./hook/call-hook.ts";
import { checkSessionId } from "./request-rules.ts";
import type { Sessions } from "./session.ts";

/** All that the operations need. */
export type Desk = {
  bots: Bot[];
  sessions: Sessions;
  lambda: Lambda;
  now(): number;
  random(): number;
};
export type Address = { botId: string; botAliasId: string; localeId: string; sessionId: string };
export type Place = { bot: Bot; alias: BotAlias; locale: BotLocale; key: string };

/** The bot, alias and locale that a request names, or ResourceNotFoundException. */
export function placeOf({ bots }: Desk, { botId, botAliasId, localeId, sessionId }: Address): Place {
  checkSessionId(sessionId);
  const bot = bots.find(({ id }) => id === botId);
  if (!bot) throw notFound(`Bot ${botId}`);
  const alias = bot.aliases.get(botAliasId);
  if (!alias) throw notFound(`Bot alias ${botAliasId}`);
  const locale = bot.locales.get(localeId);
  if (!locale) throw notFound(`Locale ${localeId}`);
  return { bot, alias, locale, key: JSON.stringify([alias.arn, localeId, sessionId]) };
}
