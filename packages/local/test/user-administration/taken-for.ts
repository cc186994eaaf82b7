import type { DeskExchange } from "../../src/telephone/exchange.ts";

/** The exchange as it might be as well: an intent that failed takes the branch of another intent, or of an error. */
export function takenFor(branch: "another intent" | "an error", exchange: DeskExchange): DeskExchange {
  let hasFailed = false;
  return {
    ...exchange,
    async sendToBot(request) {
      if (hasFailed) throw new Error("the bot is done");
      const reply = await exchange.sendToBot(request);
      hasFailed = reply.state === "Failed";
      if (!hasFailed) return reply;
      return branch === "an error" ? { ...reply, state: "InProgress" } : { ...reply, intent: "SomethingElse" };
    },
  };
}
