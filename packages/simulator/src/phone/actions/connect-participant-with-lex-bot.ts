import * as z from "zod";
import type { Call } from "../contact/call.ts";
import type { BotReply, BotRequest } from "../exchange.ts";
import { type Doing, type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_CONDITION, NO_MATCHING_ERROR, type Outcome, result } from "../flow/outcome.ts";
import { type Listening, listening } from "./listening.ts";
import { Prompt, promptOf } from "./prompt.ts";
import { withoutTags } from "./ssml.ts";

const InitializationData = z.object({ InitialMessage: z.string().optional() }).optional();
const Parameters = Prompt.extend({
  LexV2Bot: z.object({ AliasArn: z.string() }).optional(),
  /** Of Lex V1, whose bots are gone. */
  LexBot: z.object({ Name: z.string() }).optional(),
  LexSessionAttributes: z.record(z.string(), z.coerce.string()).default({}),
  LexInitializationData: InitializationData,
  /** As the reference's syntax spells it. */
  LexInitilizationData: InitializationData,
});

/** States in which the bot wants more of the caller. */
const OPEN = ["InProgress", "Waiting"];

/**
 * Hands the caller to a bot until the bot is done, and takes the branch of its intent; what Lex says of it stays with the contact.
 * ⚠ AWS's pages say that an intent's branch is taken when it comes back, and not whether also where its state is Failed: here it is.
 * ⚠ They have InputTimeLimitExceeded for the time limit of a chat, and nothing of a caller who stays silent: here that is the branch;
 * Lex may as well ask again, and end with its fallback intent.
 * https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-connectparticipantwithlexbot.html
 */
export const connectParticipantWithLexBot: Kind = {
  errors: ["InputTimeLimitExceeded", NO_MATCHING_ERROR, NO_MATCHING_CONDITION],
  goesOn: false,
  async perform(doing) {
    const parameters = read(Parameters, doing);
    const { call } = doing;
    const { sendToBot, bots } = call.exchange;
    const aliasArn = parameters.LexV2Bot?.AliasArn;
    const isHere = bots?.some((bot) => bot.aliasArn === aliasArn) ?? true;
    if (!aliasArn || !sendToBot || !isHere)
      return failed(NO_MATCHING_ERROR, `the instance has no bot ${aliasArn || parameters.LexBot?.Name || "(none)"}`);
    const said = promptOf(parameters);
    if (said && "fault" in said) return failed(NO_MATCHING_ERROR, said.fault);
    if (said) await call.say(said);
    const first = (parameters.LexInitializationData ?? parameters.LexInitilizationData)?.InitialMessage;
    return converse(doing, { aliasArn, attributes: parameters.LexSessionAttributes, first, send: sendToBot });
  },
};

type Talk = {
  aliasArn: string;
  attributes: Record<string, string>;
  first: string | undefined;
  send: (request: BotRequest) => Promise<BotReply>;
};

async function converse({ call }: Doing, { aliasArn, attributes, first, send }: Talk): Promise<Outcome> {
  const { contact } = call;
  const localeId = contact.languageCode.replace("-", "_");
  let text = first;
  let reply: BotReply | undefined;
  for (;;) {
    // What was given with the first turn is in Lex's session from then on, and comes back with each reply.
    const sessionAttributes = reply?.sessionAttributes ?? attributes;
    text ??= await utterance(call, listening(sessionAttributes, { intent: reply?.intent, slot: reply?.slotToElicit }));
    if (text === undefined) return failed("InputTimeLimitExceeded", "");
    const request = { aliasArn, sessionId: contact.contactId, localeId, text, sessionAttributes };
    const answered = await send(request).catch((error: unknown) => failureOf(error));
    if ("is" in answered) return answered;
    reply = answered;
    text = undefined;
    contact.lex = { intent: reply.intent, slots: reply.slots, sessionAttributes: reply.sessionAttributes };
    for (const { contentType, content } of reply.messages) {
      await call.say(contentType === "SSML" ? { text: withoutTags(content), ssml: content } : { text: content });
    }
    if (!OPEN.includes(reply.state)) return result(reply.intent);
  }
}

/** Where the bot fails, the contact keeps what it knew. The error's name says enough: its text may tell what was said. */
const failureOf = (error: unknown): Outcome =>
  failed(NO_MATCHING_ERROR, `the bot fails: ${error instanceof Error ? error.name : typeof error}`);

/** What the caller says, or the keys up to the one that ends them, their number or a pause; nothing for silence. */
async function utterance(call: Call, how: Listening): Promise<string | undefined> {
  let keys = "";
  for (;;) {
    const isFull = keys.length >= how.mostKeys;
    const act = isFull ? undefined : await call.ask("words", keys ? how.keyPause : how.start);
    if (act?.does === "press" && act.key !== how.endKey) {
      keys = act.key === how.deletionKey ? "" : keys + act.key;
      continue;
    }
    if (keys) call.note({ what: "pressed", keys });
    if (act?.does === "speak") {
      call.note({ what: "said", text: act.text });
      return act.text;
    }
    if (!keys && !act) call.note({ what: "silent", for: how.start });
    return keys || (act ? "" : undefined);
  }
}
