import { once } from "node:events";
import tls from "node:tls";
import { Client } from "ldapts";
import { expect, it, onTestFinished } from "vitest";
import { ALICE, HOST, SERVICE, SERVICE_PASSWORD, start } from "./directory.test-support.ts";
import { openFaultyDirectory } from "./faulty-directory.ts";

it.each([
  ["no LDAP", Buffer.from("GET / HTTP/1.1\r\n\r\n")],
  ["a message that is none", Buffer.from([0x30, 0x02, 0x04, 0x05])],
])("a faulty directory ends the connection, and no other, of who sends it %s", async (_, bytes) => {
  const { directory } = await start();
  const { port, certificate: ca } = directory;
  const faulty = await openFaultyDirectory({ behind: { host: "127.0.0.1", port, servername: HOST, ca }, host: HOST });
  onTestFinished(() => faulty.close());
  const trusted = { ca: faulty.certificate, servername: HOST };
  const socket = tls.connect({ port: faulty.port, host: "127.0.0.1", ...trusted }).on("error", () => {});
  socket.resume().write(bytes);
  await once(socket, "close");
  const client = new Client({ url: faulty.url, timeout: 5_000, connectTimeout: 5_000, tlsOptions: trusted });
  onTestFinished(() => client.unbind());
  await client.bind(SERVICE, SERVICE_PASSWORD);
  expect((await client.search(ALICE, { scope: "base" })).searchEntries).toHaveLength(1);
});
