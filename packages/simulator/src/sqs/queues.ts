import { invalid, missing, noSuchQueue, SqsFault } from "./fault.ts";
import type { Oddities } from "./oddities.ts";
import { Queue, type Settings } from "./queue.ts";

export type QueueConfig = {
  name: string;
  visibilityTimeout?: number;
  messageRetention?: number;
  delay?: number;
  fifo?: boolean;
  redrive?: { deadLetterTargetArn: string; maxReceiveCount: number };
  kmsKeyArn?: string;
};
/** What the queue of an ARN may do beside the usual. */
export type OdditiesOf = (arn: string) => Oddities | undefined;
export type Named = { name: string; queue: Queue; attributes: Record<string, string>; tags: Record<string, string> };

/** The attributes that may be set: their unit's range, or any text. */
const ranges: Record<string, [number, number] | undefined> = {
  VisibilityTimeout: [0, 43_200],
  DelaySeconds: [0, 900],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  MaximumMessageSize: [1_024, 1_048_576],
  MessageRetentionPeriod: [60, 1_209_600],
};
const texts = ["RedrivePolicy", "RedriveAllowPolicy", "Policy", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds"];
const flags = ["SqsManagedSseEnabled", "FifoQueue", "ContentBasedDeduplication"];
const settable = new Set([...Object.keys(ranges), ...texts, ...flags]);
const defaults = {
  VisibilityTimeout: "30",
  DelaySeconds: "0",
  MaximumMessageSize: "1048576",
  MessageRetentionPeriod: "345600",
  ReceiveMessageWaitTimeSeconds: "0",
};

/** The queues of one account and region, by name. */
export class Queues {
  readonly #named = new Map<string, Named>();
  readonly #account: string;
  readonly #prefix: string;
  readonly #odditiesOf: OdditiesOf;

  constructor(account: string, region: string, odditiesOf: OdditiesOf = () => undefined) {
    this.#account = account;
    this.#odditiesOf = odditiesOf;
    this.#prefix = `arn:aws:sqs:${region}:${account}:`;
  }

  arnOf(name: string): string {
    return this.#prefix + name;
  }

  /** The queue of a URL, whatever host it names; queues of other accounts are not there. */
  at(url: unknown): Named {
    if (typeof url !== "string" || !url) throw missing("QueueUrl");
    const owner = url.split("/").filter(Boolean).at(-2) ?? "";
    const isForeign = /^\d{12}$/.test(owner) && owner !== this.#account;
    const named = isForeign ? undefined : this.#named.get(nameIn(url));
    if (!named) throw noSuchQueue();
    return named;
  }

  all(): Named[] {
    return [...this.#named.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  create(name: string, given: Record<string, string>, tags: Record<string, string> = {}): Named {
    if (!/^[\w-]{1,75}(\.fifo)?$/.test(name))
      throw invalid("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    if ((given.FifoQueue === "true") !== name.endsWith(".fifo")) {
      throw invalid("The name of a FIFO queue, and no other, ends with .fifo.");
    }
    const known = this.#named.get(name);
    const other = Object.entries(given).find(([key, value]) => known && known.attributes[key] !== value);
    if (known && !other) return known;
    if (other) {
      const message = `A queue already exists with the same name and a different value for attribute ${other[0]}`;
      throw new SqsFault("QueueNameExists", message, "QueueAlreadyExists");
    }
    const arn = this.arnOf(name);
    // A FIFO queue delivers once, and in order.
    const oddities = name.endsWith(".fifo") ? undefined : this.#odditiesOf(arn);
    const queue = new Queue(arn, settingsOf(defaults), oddities);
    const named = { name, queue, attributes: { ...defaults }, tags };
    this.#named.set(name, named);
    this.set(named, given);
    return named;
  }

  set(named: Named, given: Record<string, string>): void {
    for (const [key, value] of Object.entries(given)) {
      if (!settable.has(key)) throw new SqsFault("InvalidAttributeName", `Unknown Attribute ${key}.`);
      const [least, most] = ranges[key] ?? [];
      const fits = least === undefined || most === undefined || (Number(value) >= least && Number(value) <= most);
      if (!fits) throw new SqsFault("InvalidAttributeValue", `Invalid value for the parameter ${key}.`);
    }
    const { RedrivePolicy = "" } = given;
    if (RedrivePolicy) this.#redrive(named.queue, RedrivePolicy);
    else if ("RedrivePolicy" in given) named.queue.redrive = undefined;
    const attributes: Record<string, string> = { ...named.attributes, ...given };
    named.attributes = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ""));
    Object.assign(named.queue.settings, settingsOf(named.attributes));
  }

  delete(named: Named): void {
    named.queue.close();
    this.#named.delete(named.name);
  }

  /** The names of the queues whose messages end up in this one. */
  sourcesOf({ queue }: Named): string[] {
    return this.all()
      .filter((other) => other.queue.redrive?.to === queue)
      .map(({ name }) => name);
  }

  close(): void {
    for (const { queue } of this.#named.values()) queue.close();
  }

  #redrive(queue: Queue, policy: string): void {
    const { deadLetterTargetArn, maxReceiveCount } = parsed(policy);
    const target = this.#named.get(nameIn(String(deadLetterTargetArn).replaceAll(":", "/")));
    const after = Number(maxReceiveCount);
    if (!target || !(after >= 1 && after <= 1_000)) {
      throw invalid(
        `Value ${policy} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.`,
      );
    }
    queue.redrive = { to: target.queue, after };
  }
}

function parsed(policy: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(policy) };
  } catch {
    throw invalid(`Value ${policy} for parameter RedrivePolicy is invalid. Reason: Redrive policy is not valid JSON.`);
  }
}

const nameIn = (url: string) => url.split("/").filter(Boolean).at(-1) ?? "";
function settingsOf(attributes: Record<string, string>): Settings {
  return {
    visibility: Number(attributes.VisibilityTimeout),
    retention: Number(attributes.MessageRetentionPeriod),
    delay: Number(attributes.DelaySeconds),
    wait: Number(attributes.ReceiveMessageWaitTimeSeconds),
    fifo: attributes.FifoQueue === "true",
  };
}

/** Creates the queues; dead-letter queues may come after those that name them. */
export function createQueues(queues: Queues, configs: QueueConfig[]): void {
  for (const { name, visibilityTimeout = 30, messageRetention = 345_600, delay = 0, fifo, kmsKeyArn } of configs) {
    queues.create(name, {
      VisibilityTimeout: String(visibilityTimeout),
      MessageRetentionPeriod: String(messageRetention),
      DelaySeconds: String(delay),
      ...(fifo ? { FifoQueue: "true" } : {}),
      ...(kmsKeyArn ? { KmsMasterKeyId: kmsKeyArn } : {}),
    });
  }
  for (const { name, redrive } of configs) {
    if (redrive) queues.set(queues.at(name), { RedrivePolicy: JSON.stringify(redrive) });
  }
}
