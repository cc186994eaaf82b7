import { generateKeyPairSync } from "node:crypto";
import net from "node:net";
import tls from "node:tls";
import { decode } from "../asn1/decode.ts";
import { selfSigned } from "../asn1/self-signed.ts";
import { frames } from "./frames.ts";
import { pagingIn } from "./paging.ts";

/** What befalls a connection. `before` and `after` are as to the directory behind, which has done what it was asked after it. */
export type DirectoryFault =
  | "none"
  | "silent after TCP"
  | "silent after TLS"
  | "silent at the search"
  | "silent before the modify"
  | "silent after the modify"
  | "slow at the modify"
  | "dropped after TCP"
  | "dropped after TLS"
  | "dropped at the search"
  | "silent at the next page"
  | "dropped at the next page"
  | "empty at the next page"
  | "empty at every next page"
  | "dropped before the modify"
  | "dropped after the modify";

type Strike = {
  at: number | "TCP" | "TLS" | "page";
  passesOn?: boolean;
  drops?: boolean;
  slow?: boolean;
  /** Leaves entries out, and goes on. */
  empties?: "once" | "always";
};
/** By how many milliseconds an answer is late that is slow. */
const LATE_MS = 700;
/** https://www.rfc-editor.org/rfc/rfc4511#section-4: the tags of requests. */
const [BIND, SEARCH, MODIFY, UNBIND] = [0x60, 0x63, 0x66, 0x42] as const;
/** And of what a search is answered by. */
const [ENTRY, DONE] = [0x64, 0x65] as const;
type Asked = ReturnType<FaultyDirectory["asked"]>[number];
const NAMES = new Map<number, Asked>([
  [BIND, "bind"],
  [SEARCH, "search"],
  [MODIFY, "modify"],
  [UNBIND, "unbind"],
]);
const STRIKES: Record<DirectoryFault, Strike | undefined> = {
  none: undefined,
  "silent after TCP": { at: "TCP" },
  "silent after TLS": { at: "TLS" },
  "silent at the search": { at: SEARCH },
  "silent at the next page": { at: "page" },
  "dropped at the next page": { at: "page", drops: true },
  "empty at the next page": { at: "page", passesOn: true, empties: "once" },
  "empty at every next page": { at: "page", passesOn: true, empties: "always" },
  "silent before the modify": { at: MODIFY },
  "silent after the modify": { at: MODIFY, passesOn: true },
  "slow at the modify": { at: MODIFY, passesOn: true, slow: true },
  "dropped after TCP": { at: "TCP", drops: true },
  "dropped after TLS": { at: "TLS", drops: true },
  "dropped at the search": { at: SEARCH, drops: true },
  "dropped before the modify": { at: MODIFY, drops: true },
  "dropped after the modify": { at: MODIFY, passesOn: true, drops: true },
};

export type FaultyOptions = {
  /** The directory behind it, and how it is trusted. */
  behind: { host: string; port: number; servername: string; ca: string };
  /** The name that its certificate is for. */
  host: string;
};
export type FaultyDirectory = {
  port: number;
  /** `ldaps://127.0.0.1:PORT`. */
  url: string;
  /** PEM: what a client has to trust. */
  certificate: string;
  /** The next connections suffer these faults in turn, and all after them the last one. At first there are none. */
  suffer(...faults: [DirectoryFault, ...DirectoryFault[]]): void;
  /** What was asked since then, passed on or not, in order. */
  asked(): ("bind" | "search" | "modify" | "unbind" | "other")[];
  /** Ends all connections; nobody is answered any more. */
  close(): Promise<void>;
};

/** Stands before an LDAPS server on 127.0.0.1, and fails as networks and servers do. */
export async function openFaultyDirectory({ behind, host }: FaultyOptions): Promise<FaultyDirectory> {
  const identity = identityOf(host);
  const secureContext = tls.createSecureContext(identity);
  const sockets = new Set<net.Socket>();
  let faults: DirectoryFault[] = ["none"];
  let asked: Asked[] = [];
  const track = <S extends net.Socket>(socket: S): S => {
    sockets.add(socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy()));
    return socket;
  };
  const server = net.createServer({ noDelay: true }, (socket) => {
    const strike = STRIKES[(faults.length > 1 ? faults.shift() : faults[0]) ?? "none"];
    track(socket);
    if (strike?.at === "TCP") return void (strike.drops ? socket.destroy() : socket.resume());
    const client = track(new tls.TLSSocket(socket, { isServer: true, secureContext }));
    if (strike?.at === "TLS")
      return void (strike.drops ? client.once("data", () => client.destroy()) : client.resume());
    const server = track(tls.connect(behind).setNoDelay());
    relay({ client, server, strike, note: (operation) => asked.push(NAMES.get(operation) ?? "other") });
  });
  await new Promise<void>((resolve, reject) => void server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    url: `ldaps://127.0.0.1:${port}`,
    certificate: identity.cert,
    suffer(...next) {
      faults = next;
      asked = [];
    },
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Relaying = {
  client: tls.TLSSocket;
  server: tls.TLSSocket;
  strike: Strike | undefined;
  note: (operation: number) => void;
};

function relay({ client, server, strike, note }: Relaying): void {
  let hasStruck = false;
  let isOver = false;
  const [cut, cutAnswers] = [frames(), frames()];
  /** What makes no sense ends the connection, as it does at a directory. */
  const messagesIn = (bytes: Buffer) => {
    try {
      return cut(bytes).map((message) => ({ message, ...placeOf(message) }));
    } catch {
      client.destroy();
      return [];
    }
  };
  client.on("data", (bytes: Buffer) => {
    for (const { message, operation, isNextPage } of messagesIn(bytes)) {
      if (hasStruck && !strike?.empties) return;
      note(operation);
      hasStruck = !isOver && (operation === strike?.at || (isNextPage && strike?.at === "page"));
      if (!hasStruck || strike?.passesOn) server.write(message);
      else if (strike?.drops) client.destroy();
    }
  });
  server.on("data", (bytes: Buffer) => {
    if (strike?.empties) passWithoutEntries(bytes);
    else if (!hasStruck) client.write(bytes);
    else if (strike?.drops) client.destroy();
    else if (strike?.slow) setTimeout(() => client.write(bytes), LATE_MS);
  });
  function passWithoutEntries(bytes: Buffer): void {
    for (const answer of cutAnswers(bytes)) {
      const { operation } = placeOf(answer);
      if (!hasStruck || operation !== ENTRY) client.write(answer);
      isOver ||= hasStruck && operation === DONE && strike?.empties === "once";
    }
  }
  client.on("close", () => server.destroy());
  server.on("close", () => client.destroy());
}

/** What a message is of, and whether it asks for more of what a page has begun. */
function placeOf(message: Buffer): { operation: number; isNextPage: boolean } {
  const [, operation, controls] = decode(message).parts;
  const isNextPage =
    operation?.tag === SEARCH && controls !== undefined && (pagingIn(controls)?.cookie.length ?? 0) > 0;
  return { operation: operation?.tag ?? 0, isNextPage };
}

function identityOf(host: string): { key: string; cert: string } {
  const { privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return {
    key: privateKey,
    cert: selfSigned({ privateKeyPem: privateKey, commonName: "a faulty directory", hours: 24, hosts: [host] }),
  };
}
