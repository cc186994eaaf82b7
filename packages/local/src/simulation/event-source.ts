import type { Message } from "@frontdesk/core/agents/queue.ts";
import type { Lambda, SimulatedFunction } from "./lambda.ts";
import type { Surroundings } from "./life.ts";
import type { MemoryQueue } from "./memory/queue.ts";

/** Messages that a function leaves in the queue, by their ids. */
export type Left = string[];
type Source = {
  queue: MemoryQueue;
  target: SimulatedFunction<Message[], Left>;
  batchSize: number;
  maximumConcurrency: number;
};

/** Feeds a queue's messages to a function in batches, whenever `poll` is called and some are visible. */
export function eventSource(source: Source, lambda: Lambda, { random, weather, trace }: Surroundings) {
  const { queue, target, batchSize, maximumConcurrency } = source;
  let running = 0;

  async function work(batch: Message[]) {
    running += 1;
    const ended = await lambda.invoke(target, batch);
    running -= 1;
    if (ended.how === "success") {
      const left = new Set(ended.output);
      // Lambda's own call may fail too: the messages come back, as those of a run that failed.
      const { errorBefore } = weather();
      const done = batch.filter(({ id }) => !left.has(id));
      if (random.chance(errorBefore)) trace(`${target.name}'s batch is not deleted`);
      else for (const { receiptHandle } of done) queue.delete(receiptHandle);
    }
    poll();
  }

  function poll() {
    while (running < maximumConcurrency) {
      const most = random.chance(0.2) ? random.between(1, batchSize) : batchSize;
      const batch = queue.receive(most);
      if (batch.length === 0) return;
      void work(batch);
    }
  }
  return poll;
}
