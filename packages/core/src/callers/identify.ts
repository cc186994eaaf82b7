import { Caller } from "./caller.ts";
import type { Callers } from "./callers.ts";
import { e164 } from "./number.ts";

/**
 * Who calls, by the number that the telephone network tells; nothing for whoever withholds it, has none, is not kept or is
 * kept in a way that cannot be read: such a caller is not let in, and the call goes on.
 */
export async function identify(callerId: string | undefined, { callers }: { callers: Pick<Callers, "find"> }) {
  const number = e164(callerId);
  if (!number) return undefined;
  return Caller.safeParse(await callers.find(number)).data;
}
