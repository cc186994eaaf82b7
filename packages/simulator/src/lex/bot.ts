import type * as z from "zod";
import type { BotLocale as Locale } from "./definition/locale.ts";

/** A locale as `AWS::Lex::Bot` has it in a template. */
export type BotLocale = z.input<typeof Locale>;

/** An alias as it answers: the version is for people, hooks are functions' ARNs by locale, such as `{ en_US: "arn:…" }`. */
export type BotAlias = {
  id: string;
  name: string;
  /** `arn:aws:lex:REGION:ACCOUNT:bot-alias/BOT/ALIAS`. */
  arn: string;
  version: string;
  hooks: Record<string, string>;
};

/** A bot of Amazon Lex V2, built: its locales in CloudFormation's words, with any reference resolved. */
export type BotConfig = {
  id: string;
  name: string;
  /** How long a session is kept after its last turn; five minutes by default. */
  idleSessionTTLInSeconds?: number;
  locales: BotLocale[];
  aliases: BotAlias[];
};
