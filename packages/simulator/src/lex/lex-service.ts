import * as LexRuntime from "@aws-sdk/client-lex-runtime-v2";
import type { Need, Service } from "../gateway/service.ts";
import type { Members } from "../wire/schema.ts";
import { wireService } from "../wire/wire-service.ts";
import type { BotConfig } from "./bot.ts";
import { readBot } from "./definition/read-bot.ts";
import type { Desk } from "./desk.ts";
import type { Lambda } from "./hook/call-hook.ts";
import { keptSessions } from "./operations/kept-sessions.ts";
import { putSession } from "./operations/put-session.ts";
import { recognizeText } from "./operations/recognize-text.ts";
import { Sessions } from "./session.ts";

type Parts = Pick<Lambda, "account" | "invokeFor"> & {
  region: string;
  bots: BotConfig[];
  now?: () => number;
  random?: () => number;
  patience?: number;
};

/** "A Lambda function takes longer than 30 seconds". https://docs.aws.amazon.com/lexv2/latest/dg/quotas.html */
const PATIENCE = 30_000;
/** All that people say to a bot and that it says to them: what slots obfuscate is in any of it. */
const HIDDEN = ["text", "sessionState", "requestAttributes", "messages"];
/** The service's own words for what every service refuses. */
const REFUSALS: Record<string, { code: string; status: number }> = {
  InvalidClientTokenId: { code: "UnrecognizedClientException", status: 403 },
  ThrottlingException: { code: "ThrottlingException", status: 429 },
  InternalFailure: { code: "InternalServerException", status: 500 },
};

/** The runtime of Amazon Lex V2 for bots that are there from the start, in text; throws where one cannot be. */
export function lexService({ bots, account, region, invokeFor, ...options }: Parts): Service {
  const { now = Date.now, random = Math.random, patience = PATIENCE } = options;
  const lambda = { account, invokeFor, patience };
  const desk: Desk = { bots: bots.map(readBot), sessions: new Sessions(now), lambda, now, random };
  const handlers = { ...recognizeText(desk), ...putSession(desk), ...keptSessions(desk) };
  const needs = (operation: string, { botId, botAliasId }: Members): Need[] => [
    { action: `lex:${operation}`, resources: [`arn:aws:lex:${region}:${account}:bot-alias/${botId}/${botAliasId}`] },
  ];
  const service = wireService(LexRuntime, handlers, { needs, hidden: HIDDEN });
  return {
    ...service,
    refuse(code, message, status, requestId) {
      const own = REFUSALS[code] ?? { code, status };
      return service.refuse(own.code, message, own.status, requestId);
    },
  };
}
