import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { IntakeDesk } from "./intake-desk.ts";

export type Task = { what: "gather" } | { what: "send"; most: number };

const SENDER = path.join(import.meta.dirname, "sender.ts");
/** Batches that are sent first, so that the process is as warm as the intake's. */
const TO_WARM = 100;

/** A process that does bare SendMessageBatch calls of what the intake has sent before. */
export function openBareSends({ cloud, graph, queueUrl }: IntakeDesk) {
  const child = fork(SENDER, [queueUrl], {
    env: {
      PATH: process.env.PATH,
      AWS_REGION: graph.region,
      AWS_ACCESS_KEY_ID: cloud.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: cloud.credentials.secretAccessKey,
      AWS_ENDPOINT_URL: cloud.endpoint,
    },
  });
  const exit = once(child, "exit");
  async function ask(task: Task): Promise<number> {
    child.send(task);
    const ended = exit.then(() => Promise.reject(new Error("the process of bare sends ended")));
    const [answer] = await Promise.race([once(child, "message"), ended]);
    return answer;
  }
  return {
    /** Takes the bodies out of the queue that are to be sent; gives their number. */
    async gather(): Promise<number> {
      const bodies = await ask({ what: "gather" });
      await ask({ what: "send", most: TO_WARM });
      return bodies;
    },
    /** Sends them all; gives the milliseconds that it took. */
    send: () => ask({ what: "send", most: Number.MAX_SAFE_INTEGER }),
    async close() {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
}
