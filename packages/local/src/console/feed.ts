/** Something that the page looks at: read anew when it has changed, sent where it is another than before. */
export type Topic = {
  read(): unknown;
  /** The least time between two readings, in milliseconds. */
  gap?: number;
  /** Milliseconds after which it is read again though nothing has told of a change. */
  every?: number;
};
type Send = (name: string, json: string) => void;
type Channel = {
  topic: Topic;
  listeners: Set<Send>;
  last: string | undefined;
  readAt: number;
  isReading: boolean;
  isStale: boolean;
  timer: NodeJS.Timeout | undefined;
};

const GAP = 250;

/**
 * Topics by name, each read only while somebody listens, and however often it changes not more often than its gap: the work is
 * bounded whatever streams by. A topic that cannot be read is told as `trouble`, and tried again at its next change.
 */
export class Feed {
  readonly #channels = new Map<string, Channel>();
  readonly #find: (name: string) => Topic | undefined;

  constructor(find: (name: string) => Topic | undefined) {
    this.#find = find;
  }

  /** Whether there is such a topic. */
  has(name: string): boolean {
    return this.#channels.has(name) || this.#find(name) !== undefined;
  }

  /** Sends the topic as it is, and then at each change, until the returned function is called. */
  subscribe(name: string, send: Send): () => void {
    const channel = this.#channels.get(name) ?? this.#open(name);
    if (!channel) return () => {};
    channel.listeners.add(send);
    if (channel.last !== undefined) send(name, channel.last);
    this.#stir(name, channel);
    return () => {
      channel.listeners.delete(send);
      if (channel.listeners.size > 0) return;
      clearTimeout(channel.timer);
      this.#channels.delete(name);
    };
  }

  /** Tells that a topic has changed. */
  stir(name: string): void {
    const channel = this.#channels.get(name);
    if (channel) this.#stir(name, channel);
  }

  close(): void {
    for (const { timer, listeners } of this.#channels.values()) {
      clearTimeout(timer);
      listeners.clear();
    }
    this.#channels.clear();
  }

  #open(name: string): Channel | undefined {
    const topic = this.#find(name);
    if (!topic) return undefined;
    const fresh = { last: undefined, readAt: 0, isReading: false, isStale: false, timer: undefined };
    const channel: Channel = { topic, listeners: new Set(), ...fresh };
    this.#channels.set(name, channel);
    return channel;
  }

  #stir(name: string, channel: Channel): void {
    channel.isStale = true;
    if (channel.isReading) return;
    clearTimeout(channel.timer);
    const due = channel.readAt + (channel.topic.gap ?? GAP) - Date.now();
    channel.timer = setTimeout(() => void this.#read(name, channel), Math.max(0, due));
  }

  async #read(name: string, channel: Channel): Promise<void> {
    channel.isReading = true;
    channel.isStale = false;
    try {
      const json = JSON.stringify(await channel.topic.read());
      if (json !== channel.last) for (const send of channel.listeners) send(name, json);
      channel.last = json;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      for (const send of channel.listeners) send("trouble", JSON.stringify({ topic: name, message }));
      channel.last = undefined;
    }
    channel.isReading = false;
    channel.readAt = Date.now();
    if (channel.listeners.size === 0) return;
    if (channel.isStale) return this.#stir(name, channel);
    const { every } = channel.topic;
    if (every) channel.timer = setTimeout(() => void this.#read(name, channel), every);
  }
}
