import type { ReceivedText } from "@frontdesk/simulator/phone/exchange.ts";
import type { Handset } from "@frontdesk/simulator/phone/handset.ts";

type Phone = {
  /** What the caller's phone has received, oldest first. */
  texts(): ReceivedText[] | Promise<ReceivedText[]>;
  say(line: string): void;
};

/**
 * The handset of a person who sees the texts that arrive on the phone while the call is on: before what is said next, and before
 * a key is waited for. What was there before the call is not shown again.
 */
export async function showingTexts(handset: Handset, { texts, say }: Phone): Promise<Handset> {
  let seen = (await texts()).length;
  async function show() {
    const received = await texts();
    for (const { message, senderId } of received.slice(seen))
      say(`[SMS to your phone${senderId ? `, from ${senderId}` : ""}: ${message}]`);
    seen = received.length;
  }
  return {
    async hear(said) {
      await show();
      await handset.hear(said);
    },
    async next(wait) {
      await show();
      return handset.next(wait);
    },
  };
}
