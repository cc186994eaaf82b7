/** SQS takes ten messages a call. */
const SIZE = 10;
/** Calls under way at once: enough to hide their latency, few enough to bound what is held in memory. */
const IN_FLIGHT = 8;

/** Gathers things into batches of ten and sends several at once, as many as may be under way. */
export function inBatches<Thing>(send: (batch: Thing[]) => Promise<void>) {
  const underWay = new Set<Promise<void>>();
  let batch: Thing[] = [];
  let count = 0;
  let failure: { error: unknown } | undefined;

  function start() {
    if (batch.length === 0) return;
    const call = send(batch)
      .catch((error) => {
        failure ??= { error };
      })
      .finally(() => underWay.delete(call));
    underWay.add(call);
    batch = [];
  }
  function check() {
    if (failure) throw failure.error;
  }

  return {
    /** Gives what is to be waited for before more is added; nothing where there is room. */
    add(thing: Thing): Promise<void> | undefined {
      check();
      batch.push(thing);
      count += 1;
      if (batch.length === SIZE) start();
      return underWay.size >= IN_FLIGHT ? Promise.race(underWay) : undefined;
    },
    /** Sends what was added until now and waits for it, while more may be added; throws where any batch failed. */
    async flush() {
      start();
      await Promise.all(underWay);
      check();
    },
    sent: () => count,
  };
}
