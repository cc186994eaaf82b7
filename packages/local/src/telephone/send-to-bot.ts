import {
  LexRuntimeV2Client,
  type LexRuntimeV2ClientConfig,
  type Message,
  RecognizeTextCommand,
  type RecognizeTextCommandOutput,
} from "@aws-sdk/client-lex-runtime-v2";
import type { BotReply, BotRequest } from "@frontdesk/simulator/phone/exchange.ts";

type Place = Required<Pick<LexRuntimeV2ClientConfig, "endpoint" | "region" | "credentials">>;

/** Takes a turn with a bot through Lex's own API; fails as Lex does. No turn is sent twice: its function may have been asked. */
export const sendToBot =
  (place: Place) =>
  async ({ aliasArn, sessionId, localeId, text, sessionAttributes }: BotRequest): Promise<BotReply> => {
    const [, botId, botAliasId] = aliasArn.split("/");
    // A client for each turn: its connection would keep the process alive.
    const client = new LexRuntimeV2Client({ ...place, maxAttempts: 1 });
    try {
      const address = { botId, botAliasId, localeId, sessionId };
      const sessionState = { sessionAttributes };
      return replyOf(await client.send(new RecognizeTextCommand({ ...address, text, sessionState })));
    } finally {
      client.destroy();
    }
  };

function replyOf({ messages = [], sessionState, interpretations = [] }: RecognizeTextCommandOutput): BotReply {
  const { intent, dialogAction, sessionAttributes = {} } = sessionState ?? {};
  const values = Object.entries(intent?.slots ?? {}).map(([name, slot]) => [name, slot?.value?.interpretedValue]);
  const slotToElicit = dialogAction?.slotToElicit;
  return {
    messages: messages.flatMap(spoken),
    intent: intent?.name ?? interpretations[0]?.intent?.name ?? "",
    slots: Object.fromEntries(values),
    // A question is open, whatever the intent's state.
    state: dialogAction?.type === "Close" ? (intent?.state ?? "Failed") : "InProgress",
    sessionAttributes,
    ...(slotToElicit ? { slotToElicit } : {}),
  };
}

/** Cards and payloads for programs are not spoken. */
const spoken = ({ content, contentType }: Message): BotReply["messages"] =>
  content && (contentType === "PlainText" || contentType === "SSML") ? [{ content, contentType }] : [];
