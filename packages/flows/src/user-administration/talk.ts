import { ATTRIBUTES, INTENTS, NEXT, USER_ADMINISTRATION } from "../bots/words.ts";
import { compare, loop } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { logging } from "../language/invoke-and-set.ts";
import { askBot, say } from "../language/say-and-ask.ts";
import { listening, type Pin } from "./listening.ts";

const TO_AN_AGENT = "Let me put you through to an agent.";

/**
 * The caller and the bot. Logs of flows have what goes into a bot and what comes out of it, birth dates among that, so that they are
 * off until the bot is done. https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-log-data.html
 */
export function talk(pin: Pin | undefined) {
  const bot = (say: string) =>
    askBot<"answered" | "asked for an agent" | "not understood" | "bot failed" | "silent">({
      bot: USER_ADMINISTRATION,
      say,
      with: {
        [ATTRIBUTES.caller]: "$.CustomerEndpoint.Address",
        [ATTRIBUTES.line]: "$.SystemEndpoint.Address",
        [ATTRIBUTES.contact]: "$.ContactId",
        ...listening(pin),
      },
      intents: {
        [INTENTS.reset]: "answered",
        [INTENTS.agent]: "asked for an agent",
        [INTENTS.fallback]: "not understood",
      },
      otherwise: "not understood",
      error: "bot failed",
      silence: "silent",
    });
  return part<"agent" | "goodbye">()({
    log: logging({ enabled: true, next: "no log" }),
    "no log": logging({ enabled: false, next: "ask" }),
    ask: bot("Welcome to the cloud call center. What would you like assistance with?"),
    "ask again": bot("I have not heard anything. What would you like assistance with? For example: reset my password."),
    silent: loop({ times: 2, again: "ask again", done: "too silent" }),

    // The bot has said what was done, and that it puts through to an agent where it does. A function that failed says nothing of it.
    answered: logging({ enabled: true, next: "what next" }),
    "what next": toldNext("agent"),
    "asked for an agent": logging({ enabled: true, next: "put through" }),
    "put through": say(TO_AN_AGENT, { next: "agent" }),
    // ⚠ AWS does not say which branch an intent takes whose state is Failed, as that of whoever is refused is.
    "not understood": logging({ enabled: true, next: "after all" }),
    "after all": toldNext("say not understood"),
    "say not understood": say(`I have not understood you. ${TO_AN_AGENT}`, { next: "agent" }),
    "bot failed": logging({ enabled: true, next: "before it failed" }),
    "before it failed": toldNext("say failed"),
    "say failed": say(`I cannot help you at the moment. ${TO_AN_AGENT}`, { next: "agent" }),
    "too silent": logging({ enabled: true, next: "say too silent" }),
    "say too silent": say("I have not heard anything. Please call again. Goodbye.", { next: "goodbye" }),
  });
}

/** Goes on as the function has told, and otherwise where it has told nothing. */
const toldNext = <Name extends string>(otherwise: Name | "goodbye" | "agent") =>
  compare<Name | "goodbye" | "agent">(`$.Lex.SessionAttributes.${ATTRIBUTES.next}`, {
    is: { [NEXT.end]: "goodbye", [NEXT.agent]: "agent" },
    otherwise,
  });
