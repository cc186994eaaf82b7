/** Listens to topics of the page's stream, and waits until one of them says something that fits. */
export function topicsOf(url: string, ...names: string[]) {
  const ending = new AbortController();
  const seen: { event: string; value: unknown }[] = [];
  const waiting = new Set<() => void>();
  const reading = read();
  // Said by whoever closes it; a test that fails before says its own.
  reading.catch(() => {});

  async function read() {
    const response = await fetch(`${url}/events?topics=${names.join(",")}`, { signal: ending.signal });
    let text = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const messages = text.split("\n\n");
      text = messages.pop() ?? "";
      for (const message of messages) {
        const [, event = ""] = /^event: (.*)$/m.exec(message) ?? [];
        const [, data = ""] = /^data: (.*)$/m.exec(message) ?? [];
        if (data) seen.push({ event, value: JSON.parse(data) });
      }
      for (const look of waiting) look();
    }
  }

  return {
    /** What was said, in order. */
    seen,
    /** The first value of a topic that fits, be it said already. */
    async until<T>(event: string, fits: (value: T) => boolean, timeout = 20_000): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const look = () => {
        const found = seen.find((one) => one.event === event && fits(one.value as T));
        if (found) resolve(found.value as T);
      };
      const timer = setTimeout(() => {
        const last = seen.findLast((one) => one.event === event);
        reject(new Error(`no such ${event} in ${timeout} ms; the last was ${JSON.stringify(last?.value)}`));
      }, timeout);
      waiting.add(look);
      look();
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(look);
      });
    },
    async close() {
      ending.abort();
      await reading.catch((error) => {
        if (!ending.signal.aborted) throw error;
      });
    },
  };
}
