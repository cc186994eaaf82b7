import type { DeskExchange } from "../../src/telephone/exchange.ts";
import type { Traces } from "./leaks.ts";

/** The exchange, of which all that functions and bots are told and answer is kept. */
export function watched(exchange: DeskExchange, { invocations, talk }: Traces): DeskExchange {
  return {
    ...exchange,
    async invoke(functionArn, payload) {
      const reply = await exchange.invoke(functionArn, payload);
      invocations.push(payload, reply.payload);
      return reply;
    },
    async sendToBot(request) {
      talk.push(JSON.stringify(request));
      try {
        const reply = await exchange.sendToBot(request);
        talk.push(JSON.stringify(reply));
        return reply;
      } catch (error) {
        talk.push(`${error} ${JSON.stringify(error)}`);
        throw error;
      }
    },
  };
}
