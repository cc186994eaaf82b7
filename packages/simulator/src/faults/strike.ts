import type { Reply } from "../gateway/service.ts";
import type { Hit } from "./call-faults.ts";
import type { Delays } from "./delays.ts";
import type { ServiceError } from "./service-errors.ts";

type Struck = {
  throttled: ServiceError;
  failed: ServiceError;
  refuse(error: ServiceError): Reply;
  carryOut(): Promise<Reply>;
  /** Kills the process that called. */
  kill(): void;
  delays: Delays;
};

const NOTHING: Reply = { status: 0, headers: {}, body: "", broken: "hang" };
const RESET: Reply = { ...NOTHING, broken: "reset" };

/** Carries a call out, or not, as what befalls it says, and gives what its caller gets. */
export async function strike({ what, milliseconds }: Hit, call: Struck): Promise<Reply> {
  const { carryOut, refuse, kill, delays } = call;
  switch (what) {
    case "throttle":
      return refuse(call.throttled);
    case "slow": {
      const reply = await carryOut();
      await delays.wait(milliseconds);
      return reply;
    }
    case "late":
      return (await delays.wait(milliseconds)) ? carryOut() : NOTHING;
    case "broken body":
      return { ...(await carryOut()), broken: "midway" };
    case "error before":
      return refuse(call.failed);
    case "error after": {
      const reply = refuse(call.failed);
      await carryOut();
      return reply;
    }
    case "no answer before":
      return NOTHING;
    case "no answer after":
      await carryOut();
      return NOTHING;
    case "reset before":
      return RESET;
    case "reset after":
      await carryOut();
      return RESET;
    case "kill before":
      kill();
      return RESET;
    case "kill after":
      await carryOut();
      kill();
      return RESET;
  }
}
