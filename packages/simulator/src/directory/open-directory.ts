import { generateKeyPairSync } from "node:crypto";
import type { AddressInfo } from "node:net";
import * as tls from "node:tls";
import { selfSigned } from "../asn1/self-signed.ts";
import { Journal } from "../gateway/journal.ts";
import { serve } from "./connection.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { readDn } from "./dn.ts";
import type { Domain } from "./domain.ts";
import type { StartingEntry } from "./entry.ts";
import { foldInSamba, foldInWindows } from "./matching.ts";
import type { Operation } from "./operation.ts";
import type { PasswordPolicy, Server } from "./password-policy.ts";
import type { Delegation } from "./rights.ts";
import { standAt } from "./stand-at.ts";
import type { State } from "./state.ts";
import { Tree } from "./tree.ts";

export type DirectoryOptions = {
  /** Users, groups and OUs. What lies above them, and Active Directory's own groups, are there by themselves. */
  entries: StartingEntry[];
  domain: Domain;
  policy: PasswordPolicy;
  delegations: Delegation[];
  /** Attributes that only those read to whom they are delegated. */
  confidential?: string[];
  /** Whose ways it has where they differ; Windows' by default. */
  server?: Server;
  /** The name that its certificate is for: what clients connect to, or say that they do. */
  host: string;
  /** Further names, or addresses, that its certificate is for. */
  otherHosts?: string[];
  /** Of 127.0.0.1; 0, the default, takes any free one. */
  port?: number;
  /** Milliseconds since the epoch. */
  clock?: () => number;
};

export type OpenDirectory = {
  port: number;
  /** `ldaps://HOST:PORT`; the host's name is for who maps it to 127.0.0.1. */
  url: string;
  /** PEM: what a client has to trust. */
  certificate: string;
  /** Every operation as it is answered, without passwords or values. */
  operations: Journal<Operation>;
  /** An entry as it is now, without its password, and with bytes in hexadecimals; nothing where there is none. */
  entry(dn: string): { dn: string; attributes: Record<string, string[]> } | undefined;
  /** Whether it is reached; when it is opened it is. */
  isUp(): boolean;
  /** Goes away as a domain controller does that is switched off: open connections are cut and new ones refused. Twice is once. */
  goDown(): Promise<void>;
  /** Is back at the same port, with all that it knew. Twice is once; fails where another has taken the port meanwhile. */
  comeUp(): Promise<void>;
  /** Ends all connections; nothing is kept. */
  close(): Promise<void>;
};

const VALID_HOURS = 24 * 365;

/** Opens a directory that answers LDAPS on 127.0.0.1 as Active Directory does, as far as a password reset sees it. */
export async function openDirectory(options: DirectoryOptions): Promise<OpenDirectory> {
  const { host, otherHosts = [], port = 0 } = options;
  const state = stateOf(options);
  const operations = new Journal<Operation>();
  const { privateKey: key } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const certificate = selfSigned({
    privateKeyPem: key,
    commonName: host,
    hours: VALID_HOURS,
    hosts: [host, ...otherHosts],
  });
  let number = 0;
  const server = tls.createServer({ key, cert: certificate, noDelay: true }, (socket) => {
    number += 1;
    // A client that goes away is no fault of the directory's.
    socket.on("error", () => socket.destroy());
    serve(socket, { state, operations, number });
  });
  const standing = await standAt(server, port);
  const at = (server.address() as AddressInfo).port;
  return {
    port: at,
    url: `ldaps://${host}:${at}`,
    certificate,
    operations,
    entry: (dn) => entryIn(state.tree, dn),
    ...standing,
    close: standing.goDown,
  };
}

function stateOf(options: DirectoryOptions): State {
  const { domain, policy, delegations, confidential = [], server = "Windows", host, clock = Date.now } = options;
  const tree = new Tree(domain, options.entries, policy, clock());
  const labels = tree.base.map((part) => part.replace(/^dc=/, ""));
  return {
    tree,
    policy,
    delegations,
    reachesAdministrators: server === "Samba",
    confidential: new Set(confidential.map((name) => name.toLowerCase())),
    server,
    say: diagnosticsOf(server),
    fold: server === "Samba" ? foldInSamba : foldInWindows,
    base: tree.base,
    baseDn: domain.base,
    dnsDomain: labels.join("."),
    netbios: domain.netbios ?? (labels[0] ?? "").toUpperCase(),
    host,
    now: clock,
  };
}

function entryIn(tree: Tree, dn: string): ReturnType<OpenDirectory["entry"]> {
  const entry = tree.find(readDn(dn) ?? []);
  if (!entry) return undefined;
  const attributes = [...entry.attributes.values()].map(({ name, values }) => [
    name,
    values.map((value) => (Buffer.isBuffer(value) ? value.toString("hex") : value)),
  ]);
  return { dn: entry.dn, attributes: Object.fromEntries(attributes) };
}
