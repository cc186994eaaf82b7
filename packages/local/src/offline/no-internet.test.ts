import { request } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { openNoInternet } from "./no-internet.ts";

it("lets nobody through, and tells which hosts were asked for", async () => {
  const { env, wanted, close } = await openNoInternet();
  onTestFinished(close);
  const proxy = new URL(String(env.HTTPS_PROXY));
  const ask = (method: string, path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request({ host: proxy.hostname, port: proxy.port, method, path });
      sent.on("response", (answer) => resolve(answer.resume().statusCode));
      sent.on("connect", (answer, socket) => {
        socket.destroy();
        resolve(answer.statusCode);
      });
      sent.on("error", reject).end();
    });
  expect(await ask("CONNECT", "registry.npmjs.org:443")).toBe(403);
  expect(await ask("GET", "http://example.com/a")).toBe(403);
  expect(wanted).toEqual(["registry.npmjs.org:443", "example.com"]);
});
