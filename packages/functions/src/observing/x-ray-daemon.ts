import { createSocket, type Socket } from "node:dgram";

/** Lambda's own daemon, which hands on what it is sent in the name of the function. */
const [host, port] = (process.env.AWS_XRAY_DAEMON_ADDRESS ?? "").split(":");
let socket: Socket | undefined;

export const isListened = (): boolean => host !== "" && port !== undefined;

/** Resolves when the document has left, since a function that has answered is stopped at once. */
export async function tellDaemon(document: object): Promise<void> {
  socket ??= createSocket("udp4")
    .on("error", () => undefined)
    .unref();
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.send(`{"format":"json","version":1}\n${JSON.stringify(document)}`, Number(port), host, () => resolve());
  return promise;
}
