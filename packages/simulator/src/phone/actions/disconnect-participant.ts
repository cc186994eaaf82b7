import type { Kind } from "../flow/kind.ts";

/** https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-disconnectparticipant.html */
export const disconnectParticipant: Kind = {
  errors: [],
  goesOn: false,
  perform: () => ({ is: "left", left: { how: "ended", by: "system", why: "" } }),
};
