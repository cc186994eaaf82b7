import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";

/** Whether a call came too fast. A full instance is answered with 429 as well, which no waiting helps. */
export const isThrottled = ({ code = "" }: Pick<JournalEntry, "code">): boolean => /Throttl|TooManyRequests/.test(code);
