import { invalid, missing, SqsFault } from "./fault.ts";
import { md5OfAttributes, sizeOf, systemAttributesOf } from "./message.ts";
import type { Received } from "./queue.ts";
import type { Named, Queues } from "./queues.ts";
import { type SendInput, send } from "./send.ts";

// biome-ignore lint/suspicious/noExplicitAny: an input is what the client sent; every handler checks the members that it reads
export type Input = Record<string, any>;
export type Call = { queues: Queues; account: string; urlOf(name: string): string; signal?: AbortSignal };
type Operation = (input: Input, call: Call) => unknown;
type Entry = { Id: string } & Input;

/** Every operation that is carried out; all others are refused as not implemented. */
export const operations: Record<string, Operation> = {
  CreateQueue: ({ QueueName = "", Attributes = {}, tags, Tags }, { queues, urlOf }) => ({
    QueueUrl: urlOf(queues.create(QueueName, Attributes, tags ?? Tags).name),
  }),
  DeleteQueue: (input, { queues }) => queues.delete(queues.at(input.QueueUrl)),
  GetQueueUrl({ QueueName, QueueOwnerAWSAccountId: owner }, { queues, account, urlOf }) {
    if (!QueueName) throw missing("QueueName");
    return { QueueUrl: urlOf(queues.at(`/${owner ?? account}/${QueueName}`).name) };
  },
  ListQueues({ QueueNamePrefix = "", MaxResults = 1000, NextToken = "" }, { queues, urlOf }) {
    const found = queues.all().filter(({ name }) => name.startsWith(QueueNamePrefix) && name > NextToken);
    const page = found.slice(0, MaxResults);
    const next = found.length > page.length ? page.at(-1)?.name : undefined;
    return { QueueUrls: page.map(({ name }) => urlOf(name)), ...(next ? { NextToken: next } : {}) };
  },
  ListDeadLetterSourceQueues: (input, { queues, urlOf }) => ({
    queueUrls: queues.sourcesOf(queues.at(input.QueueUrl)).map(urlOf),
  }),
  GetQueueAttributes: (input, { queues }) => ({
    Attributes: attributesOf(queues.at(input.QueueUrl), input.AttributeNames ?? []),
  }),
  SetQueueAttributes: (input, { queues }) => queues.set(queues.at(input.QueueUrl), input.Attributes ?? {}),
  PurgeQueue: (input, { queues }) => queues.at(input.QueueUrl).queue.purge(),
  ListQueueTags: (input, { queues }) => ({ Tags: queues.at(input.QueueUrl).tags }),
  TagQueue: (input, { queues }) => void Object.assign(queues.at(input.QueueUrl).tags, input.Tags),
  UntagQueue(input, { queues }) {
    const { tags } = queues.at(input.QueueUrl);
    for (const key of input.TagKeys ?? []) delete tags[key];
  },
  SendMessage: (input, { queues }) => send(queues.at(input.QueueUrl), input),
  SendMessageBatch(input, { queues }) {
    const named = queues.at(input.QueueUrl);
    const entries = entriesOf(input);
    const size = entries.reduce((sum, { MessageBody = "", MessageAttributes = {} }) => {
      return sum + sizeOf(MessageBody, MessageAttributes);
    }, 0);
    if (size > 1_048_576) {
      throw new SqsFault("BatchRequestTooLong", "Batch requests cannot be longer than 1048576 bytes.");
    }
    return each(entries, (entry) => send(named, entry as SendInput));
  },
  ReceiveMessage: receive,
  DeleteMessage: (input, { queues }) => queues.at(input.QueueUrl).queue.delete(handleOf(input)),
  DeleteMessageBatch(input, { queues }) {
    const { queue } = queues.at(input.QueueUrl);
    return each(entriesOf(input), (entry) => queue.delete(handleOf(entry)));
  },
  ChangeMessageVisibility: (input, { queues }) => changeVisibility(queues.at(input.QueueUrl), input),
  ChangeMessageVisibilityBatch(input, { queues }) {
    const named = queues.at(input.QueueUrl);
    return each(entriesOf(input), (entry) => changeVisibility(named, entry));
  },
};

async function receive(input: Input, { queues, account, signal }: Call) {
  const { queue } = queues.at(input.QueueUrl);
  const { MaxNumberOfMessages: max = 1, VisibilityTimeout: visibility = queue.settings.visibility } = input;
  const { WaitTimeSeconds: wait = queue.settings.wait } = input;
  const within = (name: string, value: number, least: number, most: number) => {
    if (value >= least && value <= most) return;
    throw invalid(
      `Value ${value} for parameter ${name} is invalid. Reason: Must be between ${least} and ${most}, if provided.`,
    );
  };
  within("MaxNumberOfMessages", max, 1, 10);
  within("VisibilityTimeout", visibility, 0, 43_200);
  within("WaitTimeSeconds", wait, 0, 20);
  const received = await queue.receive({ max, visibility, wait, signal });
  return received.length ? { Messages: received.map((each) => shown(each, input, account)) } : {};
}

function shown({ message, handle }: Received, input: Input, account: string) {
  const names: string[] = input.MessageAttributeNames ?? [];
  const isWanted = (name: string) =>
    names.some(
      (each) => each === "All" || each === name || (each.endsWith(".*") && name.startsWith(each.slice(0, -2))),
    );
  const attributes = Object.fromEntries(Object.entries(message.attributes).filter(([name]) => isWanted(name)));
  const digest = md5OfAttributes(attributes);
  const wanted = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
  return {
    MessageId: message.id,
    ReceiptHandle: handle,
    MD5OfBody: message.md5,
    Body: message.body,
    ...(wanted.length ? { Attributes: systemAttributesOf(message, wanted, account) } : {}),
    ...(digest ? { MD5OfMessageAttributes: digest, MessageAttributes: attributes } : {}),
  };
}

function changeVisibility({ queue }: Named, input: Input): void {
  const { VisibilityTimeout: seconds } = input;
  if (seconds === undefined) throw missing("VisibilityTimeout");
  if (!(seconds >= 0 && seconds <= 43_200))
    throw invalid(`Value ${seconds} for parameter VisibilityTimeout is invalid.`);
  if (queue.changeVisibility(handleOf(input), seconds)) return;
  throw new SqsFault(
    "MessageNotInflight",
    "The specified message isn't in flight.",
    "AWS.SimpleQueueService.MessageNotInflight",
  );
}

function handleOf({ ReceiptHandle: handle }: Input): string {
  if (!handle) throw missing("ReceiptHandle");
  if (/^[\w-]{36}#[\w-]{36}$/.test(handle)) return handle;
  throw new SqsFault("ReceiptHandleIsInvalid", `The input receipt handle "${handle}" is not a valid receipt handle.`);
}

function entriesOf({ Entries = [] }: Input): Entry[] {
  const prefix = "AWS.SimpleQueueService";
  const bad = (code: string, message: string) => new SqsFault(code, message, `${prefix}.${code}`);
  if (!Entries.length) throw bad("EmptyBatchRequest", "There should be at least one entry in the request.");
  if (Entries.length > 10) throw bad("TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10.");
  const ids: string[] = Entries.map(({ Id }: Entry) => Id);
  if (ids.some((id) => !/^[\w-]{1,80}$/.test(id ?? ""))) {
    throw bad(
      "InvalidBatchEntryId",
      "A batch entry id can only contain alphanumeric characters, hyphens and underscores.",
    );
  }
  if (new Set(ids).size < ids.length)
    throw bad("BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
  return Entries;
}

/** A batch's entries succeed and fail one by one. */
function each(entries: Entry[], carryOut: (entry: Entry) => unknown) {
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...(carryOut(entry) as object | undefined) });
    } catch (error) {
      if (!(error instanceof SqsFault)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.queryCode, Message: error.message });
    }
  }
  return { Successful, ...(Failed.length ? { Failed } : {}) };
}

function attributesOf({ queue, attributes }: Named, names: string[]): Record<string, string> {
  const { visible, inFlight, delayed } = queue.counts();
  const all: Record<string, string> = {
    ...attributes,
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(queue.createdAt),
    LastModifiedTimestamp: String(queue.createdAt),
  };
  if (names.includes("All")) return all;
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}
