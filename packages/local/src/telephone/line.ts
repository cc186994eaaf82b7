import http from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { BotReply, BotRequest, Exchange, LambdaReply } from "@frontdesk/simulator/phone/exchange.ts";
import type { Text } from "@frontdesk/simulator/sns/texts.ts";
import * as z from "zod";
import type { DeskExchange } from "./exchange.ts";

const Invocation = z.object({ functionArn: z.string(), payload: z.string() });
const Words: z.ZodType<BotRequest> = z.object({
  ...{ aliasArn: z.string(), sessionId: z.string(), localeId: z.string(), text: z.string() },
  sessionAttributes: z.record(z.string(), z.string()),
});

const POSTS = ["/invoke", "/bot"];

type PartsSent = Omit<DeskExchange, "invoke" | "texts" | "sendToBot" | "logins"> & { logins: string[] };

export type Line = { url: string; close(): Promise<void> };

/** A front desk's telephone: what its calls need, and all texts that it has sent. */
export type Answering = { exchange(): DeskExchange; texts(): Text[] };

/** Lets telephones of other processes of this machine plug into the exchange of a front desk that runs here. */
export async function openLine({ exchange, texts: sent }: Answering): Promise<Line> {
  const server = http.createServer(async (request, response) => {
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    // A page of somewhere else could ring here; programs send no Origin, and call this machine by its address.
    if (request.headers.origin || !/^127\.0\.0\.1:\d+$/.test(request.headers.host ?? ""))
      return answer(403, { message: "This is for programs of this machine." });
    try {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
      if (request.method === "GET" && pathname === "/texts") return answer(200, to(searchParams.get("number"), sent()));
      const { invoke, sendToBot, texts, logins, ...parts } = exchange();
      if (request.method === "GET" && pathname === "/exchange") return answer(200, { ...parts, logins: logins() });
      if (request.method !== "POST" || !POSTS.includes(pathname)) return answer(404, { message: "No such path." });
      const body = await json(request).catch(() => undefined);
      if (pathname === "/bot") {
        const said = Words.safeParse(body);
        if (said.success) return answer(200, await sendToBot(said.data));
        return answer(400, { message: "This is nothing to say to a bot." });
      }
      const asked = Invocation.safeParse(body);
      if (!asked.success) return answer(400, { message: "This is no invocation: {functionArn, payload}." });
      answer(200, await invoke(asked.data.functionArn, asked.data.payload));
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
      answer(500, { name, message });
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The exchange of a front desk that another process of this machine runs. */
export async function plugInto(url: string): Promise<DeskExchange> {
  const { logins, ...parts } = await ask<PartsSent>(`${url}/exchange`);
  const invoke: Exchange["invoke"] = (functionArn, payload) =>
    ask<LambdaReply>(`${url}/invoke`, { method: "POST", body: JSON.stringify({ functionArn, payload }) });
  const sendToBot = (words: BotRequest) => ask<BotReply>(`${url}/bot`, { method: "POST", body: JSON.stringify(words) });
  return { ...parts, logins: () => logins, invoke, sendToBot, texts: (number) => textsSent(url, number) };
}

/** The texts that such a front desk has sent, to everybody or to one number in E.164, newest last. */
export const textsSent = (url: string, number?: string): Promise<Text[]> =>
  ask(`${url}/texts${number === undefined ? "" : `?number=${encodeURIComponent(number)}`}`);

const to = (number: string | null, texts: Text[]) =>
  number === null ? texts : texts.filter((text) => text.to === number);

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  const answer = (await response.json()) as { name?: string; message?: string };
  if (response.ok) return answer as T;
  const { name = "Error", message } = answer;
  // By its name: what a bot fails with is told by that alone.
  throw Object.assign(new Error(`The front desk that runs here answers ${response.status}: ${message}`), { name });
}
