import http from "node:http";
import type { AddressInfo } from "node:net";

export type NoInternet = {
  /** What programs are told to reach the internet by. */
  env: Record<string, string>;
  /** The hosts that were asked for. */
  wanted: string[];
  close(): void;
};

/** A proxy that lets nobody through, so that whatever asks for another machine fails at once, and is found out. */
export async function openNoInternet(): Promise<NoInternet> {
  const wanted: string[] = [];
  const server = http.createServer((request, response) => {
    wanted.push(new URL(request.url ?? "/", "http://unknown").host);
    response.writeHead(403).end();
  });
  server.on("connect", ({ url }, socket) => {
    wanted.push(String(url));
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: {
      ...{ HTTP_PROXY: url, HTTPS_PROXY: url, http_proxy: url, https_proxy: url },
      ...{ NO_PROXY: "127.0.0.1,localhost", no_proxy: "127.0.0.1,localhost", NODE_USE_ENV_PROXY: "1" },
    },
    wanted,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
