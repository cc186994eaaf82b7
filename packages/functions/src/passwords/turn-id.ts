import { createHash } from "node:crypto";
import type { Slots } from "@frontdesk/core/passwords/dialogue/turn.ts";

type Asked = {
  /** Lex's id of what the user said; one for a whole call where it is streamed, and none from Lex V1. */
  requestId: string | undefined;
  sessionId: string;
  hook: string;
  slots: Slots;
};

/**
 * The id of what is asked for: the same where an invocation is repeated, which must neither count nor reset twice, and another
 * for other details, whatever Lex gives, so that no guess passes for the repeat of one. A digest, since details are in it.
 */
export const turnId = ({ requestId = "", sessionId, hook, slots }: Asked): string =>
  createHash("sha256")
    .update(JSON.stringify([requestId, sessionId, hook, slots.UserID, slots.DOB, slots.MonthStarted, slots.PIN]))
    .digest("base64url");
