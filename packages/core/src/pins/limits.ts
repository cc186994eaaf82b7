import type { Sends } from "./sends.ts";

/** PINs at most in an hour of the clock. */
export type SendLimits = { perNumber: number; perLine: number };
type Send = { contactId: string; send: number; number: string; line: string | undefined };

/**
 * Whether a PIN may be sent, counted once however often it is asked for. By the number before the line, so that one telephone
 * cannot use up what the line may send to all.
 */
export async function mayBeSent(
  { contactId, send, number, line = "none" }: Send,
  { sends, limits }: { sends: Sends; limits: SendLimits },
): Promise<boolean> {
  const id = `${contactId}/${send}`;
  if (!(await sends.count({ limit: "number", of: number, id, most: limits.perNumber }))) return false;
  return sends.count({ limit: "line", of: line, id, most: limits.perLine });
}
