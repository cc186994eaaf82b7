import * as z from "zod";
import { E164 } from "../../connect/phone-rules.ts";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Parameters = z.object({
  /** Nothing where a voice connector is called. */
  ThirdPartyPhoneNumber: z.string().optional(),
  ContinueFlowExecution: z.enum(["True", "False"]).default("True"),
});

/**
 * Calls a number outside, which always answers here; a flow that continues does so at once, as if the other side had hung up.
 * https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-transferparticipanttothirdparty.html
 */
export const transferParticipantToThirdParty: Kind = {
  errors: ["CallFailed", "ConnectionTimeLimitExceeded", NO_MATCHING_ERROR],
  goesOn: ({ ContinueFlowExecution }) => ContinueFlowExecution !== "False",
  perform(doing) {
    const { ThirdPartyPhoneNumber: to, ContinueFlowExecution } = read(Parameters, doing);
    if (to === undefined) return failed(NO_MATCHING_ERROR, "the instance has no voice connector");
    if (!E164.test(to)) return failed("CallFailed", "the number is not E.164");
    doing.call.note({ what: "transferred", to });
    if (ContinueFlowExecution === "True") return success;
    return { is: "left", left: { how: "ended", by: "system", why: "the call is out of the instance" } };
  },
};
