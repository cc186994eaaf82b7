import * as z from "zod";
import type { Call } from "../contact/call.ts";
import type { BotReply } from "../exchange.ts";
import { type Doing, type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_CONDITION, NO_MATCHING_ERROR, type Outcome, result } from "../flow/outcome.ts";
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

/** How long Lex waits for speech, unless the session attribute below says otherwise; in milliseconds. */
const START = 4_000;
const START_ATTRIBUTE = /^x-amz-lex:(audio|dtmf):start-timeout-ms:/;
/** Between keys; `#` ends them. https://docs.aws.amazon.com/lexv2/latest/dg/session-attribs-speech.html */
const KEY_PAUSE = 5_000;
/** States in which the bot wants more of the caller. */
const OPEN = ["InProgress", "Waiting"];

/**
 * Hands the caller to a bot until the bot is done, and takes the branch of its intent.
 * https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-connectparticipantwithlexbot.html
 */
export const connectParticipantWithLexBot: Kind = {
  errors: ["InputTimeLimitExceeded", NO_MATCHING_ERROR, NO_MATCHING_CONDITION],
  goesOn: false,
  async perform(doing) {
    const parameters = read(Parameters, doing);
    const { call } = doing;
    const { sendToBot } = call.exchange;
    const aliasArn = parameters.LexV2Bot?.AliasArn;
    if (!aliasArn || !sendToBot)
      return failed(NO_MATCHING_ERROR, `the instance has no bot ${aliasArn || parameters.LexBot?.Name || "(none)"}`);
    const said = promptOf(parameters);
    if (said && "fault" in said) return failed(NO_MATCHING_ERROR, said.fault);
    if (said) await call.say(said);
    const first = (parameters.LexInitializationData ?? parameters.LexInitilizationData)?.InitialMessage;
    const talk = { aliasArn, attributes: parameters.LexSessionAttributes };
    return converse(doing, { ...talk, first, send: sendToBot });
  },
};

type Talk = {
  aliasArn: string;
  attributes: Record<string, string>;
  first: string | undefined;
  send: (request: {
    aliasArn: string;
    sessionId: string;
    localeId: string;
    text: string;
    sessionAttributes: Record<string, string>;
  }) => Promise<BotReply>;
};

async function converse({ call }: Doing, { aliasArn, attributes, first, send }: Talk): Promise<Outcome> {
  const { contact } = call;
  let text = first;
  let sessionAttributes = attributes;
  for (;;) {
    text ??= await utterance(call, startOf(sessionAttributes));
    if (text === undefined) return failed("InputTimeLimitExceeded", "");
    const reply = await send({
      aliasArn,
      sessionId: contact.contactId,
      localeId: contact.languageCode.replace("-", "_"),
      text,
      sessionAttributes,
    });
    text = undefined;
    sessionAttributes = reply.sessionAttributes;
    contact.lex = { intent: reply.intent, slots: reply.slots, sessionAttributes };
    for (const { contentType, content } of reply.messages) {
      await call.say(contentType === "SSML" ? { text: withoutTags(content), ssml: content } : { text: content });
    }
    if (!OPEN.includes(reply.state)) return result(reply.intent);
  }
}

/** What the caller says, or the keys up to `#` or a pause; nothing for silence. */
async function utterance(call: Call, start: number): Promise<string | undefined> {
  let keys = "";
  for (;;) {
    const act = await call.ask("words", keys ? KEY_PAUSE : start);
    if (act?.does === "press" && act.key !== "#") {
      keys += act.key;
      continue;
    }
    if (keys) call.note({ what: "pressed", keys });
    if (act?.does === "speak") {
      call.note({ what: "said", text: act.text });
      return act.text;
    }
    if (!keys && !act) call.note({ what: "silent", for: start });
    return keys || (act ? "" : undefined);
  }
}

function startOf(attributes: Record<string, string>): number {
  const found = Object.entries(attributes).find(([name]) => START_ATTRIBUTE.test(name));
  return found ? Number(found[1]) || START : START;
}
