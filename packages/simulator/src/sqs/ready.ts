import { Lane } from "./lane.ts";
import type { Message } from "./message.ts";

/** All messages of a queue without groups stand in one lane. */
const UNGROUPED = "";

/**
 * Messages that wait for a receiver, a lane for each group. A locked group is passed over as a whole, so that it costs
 * nothing however long it is; a FIFO queue "attempts to return as many messages with the same message group ID as
 * possible" (SQS Developer Guide, FIFO delivery logic), not the oldest of all groups.
 */
export class Ready {
  readonly #lanes = new Map<string, Lane>();
  /** The groups that have messages and are not locked. */
  readonly #open = new Set<string>();
  /** How many messages of a group are in flight. */
  readonly #locks = new Map<string, number>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Whether a receiver would get anything now. */
  get isOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Adds a message: at its place in the order of sending where it has a group, else as the last. */
  offer(message: Message): void {
    const { group = UNGROUPED } = message;
    const lane = this.#lanes.get(group) ?? new Lane();
    this.#lanes.set(group, lane);
    if (group === UNGROUPED) lane.push(message);
    else lane.insert(message);
    this.#length += 1;
    if (!this.#locks.has(group)) this.#open.add(group);
  }

  /**
   * Hands messages to `use`, group by group and each group in order, for as long as `wantsMore`; `use` may lock the group.
   * Where there are no groups, `placeIn` says which of so many messages is next, 0 being the oldest.
   */
  take(wantsMore: () => boolean, use: (message: Message) => void, placeIn: (length: number) => number): void {
    for (const group of this.#open) {
      const lane = this.#lanes.get(group);
      while (lane && wantsMore()) {
        const message = lane.take(group === UNGROUPED && lane.length > 1 ? placeIn(lane.length) : 0);
        if (!message) break;
        this.#length -= 1;
        use(message);
      }
      this.#tidy(group, lane);
      if (!wantsMore()) return;
    }
  }

  /** Forgets the messages at the lanes' fronts that were sent before `oldest`; others go when they come to the front. */
  forget(oldest: number): void {
    for (const [group, lane] of this.#lanes) {
      while (lane.first && lane.first.sentAt < oldest) {
        lane.take();
        this.#length -= 1;
      }
      this.#tidy(group, lane);
    }
  }

  /** Takes the message with this id away, wherever it stands; walks the lanes for it. */
  remove(id: string): Message | undefined {
    for (const [group, lane] of this.#lanes) {
      const message = lane.remove(id);
      if (!message) continue;
      this.#length -= 1;
      this.#tidy(group, lane);
      return message;
    }
    return undefined;
  }

  /** Closes a group for one more message in flight. */
  lock(group: string): void {
    this.#locks.set(group, (this.#locks.get(group) ?? 0) + 1);
    this.#open.delete(group);
  }

  /** Opens a group again once none of its messages is in flight. */
  unlock(group: string): void {
    const others = (this.#locks.get(group) ?? 1) - 1;
    if (others) {
      this.#locks.set(group, others);
      return;
    }
    this.#locks.delete(group);
    if (this.#lanes.has(group)) this.#open.add(group);
  }

  #tidy(group: string, lane: Lane | undefined): void {
    if (lane?.length) return;
    this.#lanes.delete(group);
    this.#open.delete(group);
  }
}
