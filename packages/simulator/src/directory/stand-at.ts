import type { AddressInfo, Server, Socket } from "node:net";

/** Has a server listen at a port of 127.0.0.1 (0: any free one), where it can go down and come up again, one after the other. */
export async function standAt(server: Server, port: number) {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await listening(server, port);
  const { port: at } = server.address() as AddressInfo;
  let last: Promise<void> = Promise.resolve();
  /** Whoever asks while another change is under way waits for that; what has failed there is no reason not to try. */
  const afterwards = (change: () => Promise<void>) => {
    last = last.catch(() => {}).then(change);
    return last;
  };
  return {
    isUp: () => server.listening,
    goDown: () =>
      afterwards(async () => {
        if (!server.listening) return;
        const { promise, resolve } = Promise.withResolvers<void>();
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
        await promise;
      }),
    comeUp: () => afterwards(async () => void (server.listening || (await listening(server, at)))),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
