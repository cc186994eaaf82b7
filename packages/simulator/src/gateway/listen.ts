import * as http from "node:http";
import * as http2 from "node:http2";
import * as net from "node:net";
import { buffer } from "node:stream/consumers";
import type { Reply, Request } from "./service.ts";

type Message = http.IncomingMessage | http2.Http2ServerRequest;
type Response = http.ServerResponse | http2.Http2ServerResponse;
export type Listening = { port: number; endpoint: string; close(): Promise<void> };

/** Serves HTTP/1.1 and, as clients with event streams speak it, HTTP/2 without TLS on one port of 127.0.0.1. */
export async function listen(port: number, answer: (request: Request) => Promise<Reply>): Promise<Listening> {
  const listener = (message: Message, response: Response) => void serve(message, response, answer);
  const one = http.createServer({ requestTimeout: 0, keepAliveTimeout: 65_000 }, listener);
  const two = http2.createServer(listener);
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy()));
    socket.once("readable", () => {
      const start: Buffer | null = socket.read();
      if (start) socket.unshift(start);
      (start?.toString("latin1", 0, 4) === "PRI " ? two : one).emit("connection", socket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (!address || typeof address === "string") throw new Error(`no port behind ${address}`);
  return {
    port: address.port,
    endpoint: `http://127.0.0.1:${address.port}`,
    /** Clients keep connections open, for which a server's own close would wait. */
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function serve(message: Message, response: Response, answer: (request: Request) => Promise<Reply>) {
  const gone = new AbortController();
  response.on("close", () => response.writableFinished || gone.abort());
  try {
    const { status, headers, body, broken } = await answer(await receive(message, gone.signal));
    if (gone.signal.aborted || broken === "hang") return;
    if (broken === "reset") {
      message.socket.destroy();
      return;
    }
    const length = headers["content-length"] ?? Buffer.byteLength(body);
    const sized = status === 204 || status === 304 ? headers : { ...headers, "content-length": length };
    const begun = (response as http.ServerResponse).writeHead(status, sized);
    if (broken === "midway") begun.write(body.slice(0, body.length / 2), () => message.socket.destroy());
    else begun.end(body);
  } catch (error) {
    if (gone.signal.aborted) return;
    (response as http.ServerResponse).writeHead(500, { "content-type": "text/plain" }).end(String(error));
  }
}

async function receive(message: Message, signal: AbortSignal): Promise<Request> {
  const { method = "", url = "" } = message;
  const search = url.indexOf("?");
  const { ":authority": authority, ...headers } = message.headers as http.IncomingHttpHeaders;
  return {
    method,
    path: search < 0 ? url : url.slice(0, search),
    query: new URLSearchParams(search < 0 ? "" : url.slice(search + 1)),
    headers: { ...headers, host: headers.host ?? String(authority ?? "") },
    body: await buffer(message),
    signal,
  };
}
