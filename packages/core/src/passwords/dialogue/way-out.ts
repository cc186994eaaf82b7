import { isPlain } from "../plain-text.ts";

const POLITE = /[.,!?]|\b(?:please|thanks|thank you)\b/g;
const WISH = "(?:(?:i|we) (?:want|need|would like) |i'd like |can i |could i |let me |give me |get me )?";
const WHO = "(?:agent|operator|representative|human|human being|person|somebody|someone)";
const AGENT = new RegExp(`^${WISH}(?:to )?(?:(?:speak|talk) (?:to|with) )?(?:an? |the )?(?:live |real )?${WHO}$`);
const STOP = /^(?:stop|cancel|quit|exit|goodbye|good bye|bye|never ?mind|forget it)$/;
const HELP = /^(?:help|help me|what|pardon|sorry|repeat|repeat that|say that again|i don't know|i do not know)$/;

/**
 * Whether somebody who is asked for something else asks for an agent, wants to stop or asks for help. Who has such a word for a
 * login cannot say it here, and comes to an agent, too.
 */
export function wayOutOf(said: string): "agent" | "stop" | "help" | undefined {
  if (!isPlain(said)) return undefined;
  const words = said.toLowerCase().replace(POLITE, " ").trim().replaceAll(/ +/g, " ");
  if (AGENT.test(words)) return "agent";
  if (STOP.test(words)) return "stop";
  return HELP.test(words) ? "help" : undefined;
}
