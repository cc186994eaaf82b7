import type { Sqs } from "../sqs/sqs.ts";
import type { EventSourceConfig } from "./event-source.ts";

type Left = { queueArn: string; handle: string; backAt: number };

/**
 * Messages whose invocation has failed, by functions' ARNs. They stay hidden until their visibility timeout is over, as in SQS;
 * whoever tries things out need not wait for that.
 */
export class Abandoned {
  readonly #sqs: Pick<Sqs, "backAt" | "handOut">;
  readonly #left = new Map<string, Left[]>();

  constructor(sqs: Pick<Sqs, "backAt" | "handOut">) {
    this.#sqs = sqs;
  }

  note({ functionArn, queueArn }: EventSourceConfig, handles: string[]): void {
    const left = handles.map((handle) => ({ queueArn, handle, backAt: 0 }));
    this.#left.set(functionArn, [...this.#hidden(functionArn), ...left]);
  }

  /** How many are hidden still, and when (ms) the last of them comes back. */
  of(functionArn: string): { messages: number; backAt?: number } {
    const hidden = this.#hidden(functionArn);
    this.#left.set(functionArn, hidden);
    if (hidden.length === 0) return { messages: 0 };
    return { messages: hidden.length, backAt: Math.max(...hidden.map(({ backAt }) => backAt)) };
  }

  /** Has them handed out now, as if their time were over, and says how many. */
  handOut(functionArn: string): number {
    const hidden = this.#hidden(functionArn);
    this.#left.delete(functionArn);
    return hidden.filter(({ queueArn, handle }) => this.#sqs.handOut(queueArn, handle)).length;
  }

  #hidden(functionArn: string): Left[] {
    return (this.#left.get(functionArn) ?? []).flatMap((left) => {
      const backAt = this.#sqs.backAt(left.queueArn, left.handle);
      return backAt === undefined ? [] : [{ ...left, backAt }];
    });
  }
}
