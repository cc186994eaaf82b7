import type { TLSSocket } from "node:tls";
import { Malformed } from "../asn1/decode.ts";
import { frames } from "./frames.ts";
import { goodbye } from "./reply.ts";
import { readMessage } from "./request.ts";
import { CODES } from "./result.ts";
import { type Serving, Session } from "./session.ts";

/** Answers what one client asks, one after the other; what makes no sense ends the connection. */
export function serve(socket: TLSSocket, serving: Serving): void {
  const session = new Session(serving);
  const cut = frames();
  const end = (last?: Buffer) => {
    // What the client has sent behind it is nobody's.
    socket.off("data", take).resume();
    if (last) socket.write(last);
    socket.end(() => socket.destroy());
  };
  function take(piece: Buffer): void {
    try {
      for (const bytes of cut(piece)) {
        const { request, ...message } = readMessage(bytes);
        if (request.asks === "unbind") {
          end();
          return;
        }
        for (const answer of session.answer(request, message)) socket.write(answer);
      }
      // Who does not read what was answered is asked no more until then, so that answers do not fill the memory.
      if (socket.writableNeedDrain) socket.pause();
    } catch (error) {
      // A fault of the directory's own must end no more than this connection, and not look like the client's.
      const isClients = error instanceof Malformed;
      const what = error instanceof Error ? error.name : "fault";
      end(
        goodbye(isClients ? CODES.protocolError : CODES.other, isClients ? "" : `a fault of the simulator's: ${what}`),
      );
    }
  }
  socket.on("data", take);
  socket.on("drain", () => socket.resume());
}
