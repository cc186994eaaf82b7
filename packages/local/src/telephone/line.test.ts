import http from "node:http";
import { text } from "node:stream/consumers";
import type { Text } from "@frontdesk/simulator/sns/texts.ts";
import { expect, it, onTestFinished } from "vitest";
import type { DeskExchange } from "./exchange.ts";
import { openLine, plugInto, textsSent } from "./line.ts";

const arn = "arn:aws:connect:us-east-1:123456789012:instance/1";
const instance = { id: "1", arn, account: "123456789012", region: "us-east-1", alias: "desk" };
/** An exchange of a function that answers what it is asked, and of one that breaks. */
const exchange: DeskExchange = {
  ...{ instance, flows: [], queues: [], hours: [], numbers: [], securityKeys: [] },
  ...{ functions: ["echo"], logins: () => ["ann"], names: {} },
  bots: [{ name: "Desk", aliasArn: "arn:alias", localeIds: ["en_US"] }],
  async sendToBot({ text, sessionAttributes }) {
    if (text === "fail") throw Object.assign(new Error("of the test"), { name: "DependencyFailedException" });
    return { messages: [], intent: text, slots: {}, state: "Fulfilled", sessionAttributes };
  },
  async invoke(functionArn, payload) {
    if (functionArn !== "echo") throw new Error(`no ${functionArn} here`);
    return { status: 200, payload };
  },
  texts: () => [],
};
const textTo = (to: string, message: string): Text => ({
  ...{ at: 1, to, message, messageId: message },
  type: "Transactional",
});
const TEXTS = [textTo("+61491570156", "one"), textTo("+12025550123", "two")];

async function line() {
  const opened = await openLine({ exchange: () => exchange, texts: () => TEXTS });
  onTestFinished(() => opened.close());
  return opened.url;
}

/** With headers that fetch does not let one set. */
async function ask(url: string, { body, ...options }: http.RequestOptions & { body?: string }) {
  const response = await new Promise<http.IncomingMessage>((answered, failed) =>
    http.request(url, options, answered).on("error", failed).end(body),
  );
  return { status: response.statusCode, body: await text(response) };
}

it("a telephone of another process finds what the desk has, and invokes its functions", async () => {
  const plugged = await plugInto(await line());
  expect(plugged).toMatchObject({ instance, functions: ["echo"] });
  expect(plugged.logins()).toEqual(["ann"]);
  expect(await plugged.invoke("echo", '{"a":1}')).toEqual({ status: 200, payload: '{"a":1}' });
});

it("a telephone is told why the desk did not invoke", async () => {
  const plugged = await plugInto(await line());
  await expect(plugged.invoke("nothing", "{}")).rejects.toThrow("answers 500: no nothing here");
});

it("a telephone of another process talks to the desk's bots, and is told by which error they fail", async () => {
  const { bots, sendToBot } = await plugInto(await line());
  const [bot] = bots;
  const words = { aliasArn: bot?.aliasArn ?? "", sessionId: "one", localeId: "en_US", sessionAttributes: { a: "1" } };
  expect(await sendToBot({ ...words, text: "Reset" })).toMatchObject({
    intent: "Reset",
    sessionAttributes: { a: "1" },
  });
  await expect(sendToBot({ ...words, text: "fail" })).rejects.toMatchObject({
    name: "DependencyFailedException",
    message: expect.stringContaining("answers 500: of the test"),
  });
});

it("a telephone of another process receives its texts, and all of them can be read", async () => {
  const url = await line();
  const { texts } = await plugInto(url);
  expect(await texts("+61491570156")).toMatchObject([{ message: "one" }]);
  expect(await texts("anonymous")).toEqual([]);
  expect(await textsSent(url)).toEqual(TEXTS);
});

it.each([{ origin: "https://evil.example" }, { host: "evil.example" }, { host: "evil.example:80" }])(
  "no page of somewhere else may ring here: %j",
  async (headers) => {
    const url = await line();
    expect(await ask(`${url}/exchange`, { headers })).toMatchObject({ status: 403 });
    expect(await ask(`${url}/texts`, { headers })).toMatchObject({ status: 403 });
  },
);

it.each(["{bad", "null", '{"functionArn":7}', ""])("refuses what is no invocation: %j", async (body) => {
  const answer = await ask(`${await line()}/invoke`, { method: "POST", body });
  expect(answer).toEqual({ status: 400, body: expect.stringContaining("This is no invocation") });
});

it.each(["{bad", '{"text":"Reset"}'])("refuses what is nothing to say to a bot: %j", async (body) => {
  const answer = await ask(`${await line()}/bot`, { method: "POST", body });
  expect(answer).toEqual({ status: 400, body: expect.stringContaining("nothing to say to a bot") });
});

it("knows no other paths", async () => {
  expect(await ask(`${await line()}/elsewhere`, {})).toMatchObject({ status: 404 });
});
