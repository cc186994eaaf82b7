import type { Message } from "./message.ts";

/** SQS's deduplication interval, in milliseconds. */
const INTERVAL = 5 * 60_000;

/** The messages of the last five minutes by their deduplication ids. */
export class Recent {
  readonly #known = new Map<string, Message>();

  /** The message that came first under this id: an earlier one, or this one. */
  first(id: string, message: Message): Message {
    for (const [key, { sentAt }] of this.#known) {
      if (sentAt > message.sentAt - INTERVAL) break;
      this.#known.delete(key);
    }
    const first = this.#known.get(id) ?? message;
    this.#known.set(id, first);
    return first;
  }
}
