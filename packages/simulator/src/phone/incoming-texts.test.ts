import { expect, it } from "vitest";
import type { ReceivedText } from "./exchange.ts";
import { incomingTexts, lineOfText } from "./incoming-texts.ts";
import { action, CALLER, call, exchangeOf, flow, hangUp, say } from "./phone.test-support.ts";

const arn = "arn:aws:lambda:us-east-1:123456789012:function:pin";
const main = flow(
  "main",
  say("hello", "Hello.", "send"),
  action("send", "InvokeLambdaFunction", { LambdaFunctionARN: arn }, { next: "sent" }),
  say("sent", "A PIN is on its way.", "bye"),
  hangUp("bye"),
);

/** A line that sends its callers a text, to phones that have an older one. */
function line() {
  const phones = new Map<string, ReceivedText[]>();
  const texts = (number: string) => phones.get(number) ?? [{ at: 1, message: "An older text." }];
  const invoke = async () => {
    phones.set(CALLER, [...texts(CALLER), { at: 2, message: "Your PIN is 471100.", senderId: "Frontdesk" }]);
    return { status: 200, payload: "{}" };
  };
  return exchangeOf([main], { functions: [arn], invoke, texts });
}

it("tells of the texts that reach the caller's phone during the call, and leaves them out of the transcript", async () => {
  const exchange = line();
  const told: string[] = [];
  const witnesses = [
    incomingTexts(exchange, CALLER, (text) => told.push(lineOfText(text))),
    incomingTexts(exchange, "+12025550199", (text) => told.push(lineOfText(text))),
  ];
  const { transcript, lines } = await call(exchange, "", { witnesses });
  expect(told).toEqual(["  ✉ text from Frontdesk: “Your PIN is 471100.”"]);
  expect(JSON.stringify([transcript, lines])).not.toContain("471100");
});

it("tells of a text before the caller is told that it is there", async () => {
  const exchange = line();
  const order: string[] = [];
  const hear = { acting: ({ identifier }: { identifier: string }) => void order.push(identifier) };
  const witnesses = [incomingTexts(exchange, CALLER, ({ message }) => order.push(message)), hear];
  await call(exchange, "", { witnesses });
  expect(order).toEqual(["hello", "send", "Your PIN is 471100.", "sent", "bye"]);
});

it("has nothing to tell where no phone receives texts", async () => {
  const told: ReceivedText[] = [];
  const exchange = exchangeOf([flow("only", say("hello", "Hello.", "bye"), hangUp("bye"))]);
  const { spoken } = await call(exchange, "", {
    witnesses: [incomingTexts(exchange, CALLER, (text) => told.push(text))],
  });
  expect(spoken).toEqual(["Hello."]);
  expect(told).toEqual([]);
});

it("shows a text without a sender's name too", () => {
  expect(lineOfText({ at: 1, message: "Hello." })).toBe("  ✉ text: “Hello.”");
});
