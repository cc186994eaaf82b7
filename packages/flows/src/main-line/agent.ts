import { checkHours } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { setQueue, transferToQueue } from "../language/invoke-and-set.ts";
import { say } from "../language/say-and-ask.ts";

/**
 * A person, where one is there: within the hours, and while the queue has room; whoever gets none goes `back`. `open` says when
 * somebody answers, as it is spoken.
 */
export const agent = <Back extends string>({ open, back }: { open: string; back: Back }) =>
  part<Back>()({
    agent: checkHours({ hours: "MainLine", open: "queue", closed: "closed", error: "no agent" }),
    closed: say(`Our agents answer ${open}. Please call again then.`, { next: back }),
    queue: setQueue({ queue: "MainLine", next: "hold", error: "no agent" }),
    hold: say("Please hold the line for an agent.", { next: "transfer" }),
    transfer: transferToQueue({ full: "full", error: "no agent" }),
    full: say("All lines to our agents are taken. Please try again in a few minutes.", { next: back }),
    "no agent": say("Our agents cannot be reached at the moment. Please try again later.", { next: back }),
  });
