import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Service } from "../gateway/service.ts";

/** Serves one service without IAM on a free port, for tests of the service alone; the gateway does this for real. */
export async function serveForTest(service: Service): Promise<{ endpoint: string; close(): Promise<void> }> {
  const server = createServer(async (message, response) => {
    const { method = "", url = "", headers } = message;
    const [path = "", search] = url.split("?");
    const body = await buffer(message);
    const [, accessKeyId, region] = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(headers.authorization ?? "") ?? [];
    const caller = accessKeyId && region ? { accessKeyId, region } : undefined;
    const request = { method, path, query: new URLSearchParams(search), headers, body };
    const reply = await (await service.ask(request, caller, randomUUID())).answer();
    response.writeHead(reply.status, { ...reply.headers, "content-length": Buffer.byteLength(reply.body) });
    response.end(reply.body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
