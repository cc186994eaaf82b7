/** SQS takes ten messages a call. */
const SIZE = 10;
/** Calls under way at once: enough to hide their latency, few enough to bound what is held in memory. */
const IN_FLIGHT = 8;

/** Gathers things into batches of ten and sends several at once; `add` waits where too many are under way. */
export function inBatches<Thing>(send: (batch: Thing[]) => Promise<void>) {
  const underWay = new Set<Promise<void>>();
  let batch: Thing[] = [];
  let count = 0;
  let failure: { error: unknown } | undefined;

  function start() {
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
    async add(thing: Thing) {
      check();
      batch.push(thing);
      count += 1;
      if (batch.length === SIZE) start();
      if (underWay.size >= IN_FLIGHT) await Promise.race(underWay);
    },
    /** Sends what is left and waits for all; throws where any batch failed. */
    async flush() {
      if (batch.length > 0) start();
      await Promise.all(underWay);
      check();
    },
    sent: () => count,
  };
}
