import * as SQS from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import { openFaulty, queueUrl } from "./faults.test-support.ts";
import type { MessageFaults } from "./plan.ts";

const dead = "arn:aws:sqs:us-east-1:123456789012:dead";
async function openWith(messages: MessageFaults) {
  const { cloud, clients } = await openFaulty(
    { seed: 5, messages },
    {
      queues: [
        { name: "rows", visibilityTimeout: 1, redrive: { deadLetterTargetArn: dead, maxReceiveCount: 4 } },
        { name: "dead" },
        { name: "order.fifo", fifo: true, visibilityTimeout: 1 },
      ],
    },
  );
  const send = (name: string, bodies: number) =>
    clients.sqs.send(
      new SQS.SendMessageBatchCommand({
        QueueUrl: queueUrl(name),
        Entries: Array.from({ length: bodies }, (_, body) => ({
          Id: `${body}`,
          MessageBody: `${body}`,
          ...(name.endsWith(".fifo") ? { MessageGroupId: "a", MessageDeduplicationId: `${body}` } : {}),
        })),
      }),
    );
  async function receive(name: string, MaxNumberOfMessages = 10, WaitTimeSeconds = 0) {
    const wanted = { MaxNumberOfMessages, WaitTimeSeconds, MessageSystemAttributeNames: ["All" as const] };
    const patient = { requestTimeout: 30_000 };
    const received = new SQS.ReceiveMessageCommand({ QueueUrl: queueUrl(name), ...wanted });
    const { Messages = [] } = await clients.sqs.send(received, patient);
    return Messages.map(({ Body, MessageId, ReceiptHandle, Attributes }) => {
      return { Body, MessageId, ReceiptHandle, count: Attributes?.ApproximateReceiveCount };
    });
  }
  const remove = (name: string, { ReceiptHandle }: { ReceiptHandle: string | undefined }) =>
    clients.sqs.send(new SQS.DeleteMessageCommand({ QueueUrl: queueUrl(name), ReceiptHandle }));
  return { cloud, send, receive, remove };
}

it("a repeated message is there once more at once, even when the first delivery is deleted", async () => {
  const { send, receive, remove } = await openWith({ repeated: 1 });
  await send("rows", 1);
  const [first, ...others] = await receive("rows");
  expect(others).toEqual([]);
  if (first) await remove("rows", first);
  const [second] = await receive("rows");
  expect(second).toMatchObject({ Body: "0", MessageId: first?.MessageId, count: "2" });
  expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
  if (second) await remove("rows", second);
  expect(await receive("rows", 10, 2)).toEqual([]);
});

it("a repeated message that nobody deletes comes back as one, and is buried once", async () => {
  const { send, receive } = await openWith({ repeated: 1 });
  await send("rows", 1);
  const counts = [];
  for (const wait of [0, 0, 2, 2, 2]) counts.push((await receive("rows", 10, wait)).map(({ count }) => count));
  expect(counts).toEqual([["1"], ["2"], ["3"], ["4"], []]);
  const letters = [await receive("dead"), await receive("dead")];
  expect(letters.flat().map(({ Body, count }) => [Body, count])).toEqual([
    ["0", "5"],
    ["0", "6"],
  ]);
});

it("messages come in another order, all of them, the same with the same seed", async () => {
  const orderOf = async (disordered: number) => {
    const { send, receive } = await openWith({ disordered });
    await send("rows", 10);
    return [...(await receive("rows", 3)), ...(await receive("rows", 7))].map(({ Body }) => Number(Body));
  };
  const order = await orderOf(0.5);
  const sent = Array.from({ length: 10 }, (_, body) => body);
  expect(order).not.toEqual(sent);
  expect(order.toSorted((a, b) => a - b)).toEqual(sent);
  expect(await orderOf(0.5)).toEqual(order);
  expect((await orderOf(1))[0]).not.toBe(0);
  expect(await orderOf(0)).toEqual(sent);
});

it("a FIFO queue keeps its word, and so does any once the plan is over", async () => {
  const { cloud, send, receive } = await openWith({ repeated: 1, disordered: 1 });
  await send("order.fifo", 5);
  expect((await receive("order.fifo")).map(({ Body }) => Body)).toEqual(["0", "1", "2", "3", "4"]);
  expect(await receive("order.fifo")).toEqual([]);
  cloud.calm();
  await send("rows", 5);
  expect((await receive("rows")).map(({ Body }) => Body)).toEqual(["0", "1", "2", "3", "4"]);
  expect(await receive("rows")).toEqual([]);
});
