import type { Message } from "./message.ts";

const COMPACT_AFTER = 1_024;

/** Messages in line; to take the first costs the same however many there are. */
export class Lane {
  #messages: (Message | undefined)[] = [];
  #head = 0;

  get length(): number {
    return this.#messages.length - this.#head;
  }

  get first(): Message | undefined {
    return this.#messages[this.#head];
  }

  /** Takes the first, or the one that stands so many places behind it. */
  take(place = 0): Message | undefined {
    if (place > 0) return this.#messages.splice(this.#head + place, 1)[0];
    const message = this.first;
    if (!message) return undefined;
    this.#messages[this.#head++] = undefined;
    if (this.#head > COMPACT_AFTER && this.#head * 2 > this.#messages.length) {
      this.#messages = this.#messages.slice(this.#head);
      this.#head = 0;
    }
    return message;
  }

  push(message: Message): void {
    this.#messages.push(message);
  }

  /** Puts a message in by the order of sending: one that comes back from a receiver goes near the front. */
  insert(message: Message): void {
    const last = this.#messages.at(-1);
    if (!last || last.order < message.order) {
      this.push(message);
      return;
    }
    let at = this.#head;
    while ((this.#messages[at]?.order ?? message.order) < message.order) at++;
    if (at > this.#head || at === 0) this.#messages.splice(at, 0, message);
    else this.#messages[--this.#head] = message;
  }

  /** Takes the message with this id, if it is there. */
  remove(id: string): Message | undefined {
    const at = this.#messages.findIndex((message) => message?.id === id);
    return at < 0 ? undefined : this.#messages.splice(at, 1)[0];
  }
}
