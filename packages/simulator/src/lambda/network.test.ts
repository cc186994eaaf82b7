import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import * as Lambda from "@aws-sdk/client-lambda";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { openCloud } from "../cloud.ts";
import { openDirectory } from "../directory/open-directory.ts";
import { openBundles, place, role } from "./bundles.test-support.ts";
import type { NetworkConfig } from "./network.ts";

const HOST = "dc1.example.test";
const NAME = `${HOST}:636`;
const vpc = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
const ldapts = pathToFileURL(createRequire(import.meta.url).resolve("ldapts")).href;

/** Connects as it is told, and says what came of it. */
const code = `
  import net from "node:net";
  import tls from "node:tls";
  import ldapts from "${ldapts}";
  const ways = {
    "tls, options": ({ host, port, ...more }) => tls.connect({ host, port, ...more }),
    "tls, port and host": ({ host, port, ...more }) => tls.connect(port, host, more),
    "net, options": ({ host, port }) => net.connect({ host, port }),
    "net, port and host": ({ host, port }) => net.connect(port, host),
    "net, a socket's own": ({ host, port }) => new net.Socket().connect(port, host),
  };
  const connect = (way, options) => new Promise((told) => {
    const socket = ways[way](options);
    socket.on("error", ({ code, message }) => told({ code, message }));
    socket.on(way.startsWith("tls") ? "secureConnect" : "connect", () => {
      told({ port: socket.remotePort, authorized: socket.authorized });
      socket.destroy();
    });
  });
  const bind = async (url) => {
    const client = new ldapts.Client({ url, timeout: 3000, connectTimeout: 3000 });
    await client.bind("", "");
    await client.unbind();
    return "bound";
  };
  export const handler = async ({ way, options, url }) => {
    if (way) return connect(way, options);
    if (url) return bind(url);
    return Object.keys(process.env).filter((name) => /SIMULATED|CA_CERTS/.test(name));
  };`;

const bundles = openBundles();
const functions = [bundles.write("inside", code, { vpc }), bundles.write("outside", code)];
afterAll(() => bundles.remove());

/** A cloud with a directory in its network, and a function on either side. */
async function start(more: Partial<NetworkConfig> = {}) {
  const directory = await openDirectory({
    entries: [],
    domain: { base: "DC=example,DC=test", sid: "S-1-5-21-1-2-3" },
    policy: { minLength: 8, history: 0, complexity: false, lockoutThreshold: 0, lockoutMinutes: 0 },
    delegations: [],
    host: HOST,
  });
  const hosts = { [NAME]: `127.0.0.1:${directory.port}` };
  const network = { hosts, certificates: directory.certificate, ...more };
  const roles = functions.map(({ name }) => role(name, "sqs:*"));
  const cloud = await openCloud({ ...place, port: 0, functions, roles, network });
  const { endpoint, credentials } = cloud;
  const client = new Lambda.LambdaClient({ region: place.region, endpoint, credentials });
  onTestFinished(async () => {
    client.destroy();
    await cloud.close();
    await directory.close();
  });
  const invoke = async (FunctionName: "inside" | "outside", input: object) => {
    const Payload = Buffer.from(JSON.stringify(input));
    const { Payload: answer } = await client.send(new Lambda.InvokeCommand({ FunctionName, Payload }));
    return JSON.parse(answer?.transformToString() ?? "");
  };
  return { cloud, directory, invoke };
}

describe("a function in a VPC", () => {
  it("reaches the network's hosts by their names, and trusts their certificates", async () => {
    const { invoke, directory } = await start();
    const options = { host: HOST, port: 636 };
    const { port } = directory;
    for (const way of ["tls, options", "tls, port and host"])
      expect(await invoke("inside", { way, options }), way).toEqual({ port, authorized: true });
    for (const way of ["net, options", "net, port and host", "net, a socket's own"])
      expect(await invoke("inside", { way, options }), way).toEqual({ port });
    expect(await invoke("inside", { way: "tls, options", options: { ...options, host: "DC1.Example.Test" } })).toEqual({
      port,
      authorized: true,
    });
    expect(await invoke("inside", { url: `ldaps://${HOST}:636` })).toBe("bound");
    expect(directory.operations.entries()).toMatchObject([{ operation: "bind", code: 0 }]);
  });

  it("is told by TLS where the certificate is another host's", async () => {
    const { invoke } = await start();
    const options = { host: HOST, port: 636, servername: "dc2.example.test" };
    expect(await invoke("inside", { way: "tls, options", options })).toMatchObject({
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
  });

  it("trusts nobody's certificate that the network does not name", async () => {
    const { invoke, directory } = await start({ certificates: "" });
    const options = { host: HOST, port: 636 };
    expect(await invoke("inside", { way: "tls, options", options })).toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/),
    });
    expect(await invoke("inside", { way: "net, options", options })).toEqual({ port: directory.port });
  });

  it("reaches what is not in the network as before, and other ports of its hosts not at all", async () => {
    const { invoke, directory } = await start();
    const { port } = directory;
    expect(await invoke("inside", { way: "net, options", options: { host: "127.0.0.1", port } })).toEqual({ port });
    const other = await invoke("inside", { way: "net, options", options: { host: HOST, port: 389 } });
    expect(other).toMatchObject({ message: expect.stringContaining(HOST) });
  });
});

describe("a function in no VPC", () => {
  it.each(["tls, options", "net, port and host"])("does not know the network's hosts (%s)", async (way) => {
    const { invoke, directory } = await start();
    expect(await invoke("outside", { way, options: { host: HOST, port: 636 } })).toEqual({
      code: "ENOTFOUND",
      message: `getaddrinfo ENOTFOUND ${HOST}`,
    });
    expect(directory.operations.entries()).toEqual([]);
  });
});

describe("the network", () => {
  it("shows in no function's environment", async () => {
    const { invoke } = await start();
    for (const name of ["inside", "outside"] as const) expect(await invoke(name, {})).toEqual([]);
  });

  it("has hosts with ports", async () => {
    for (const hosts of [{ [HOST]: "127.0.0.1:1" }, { [NAME]: "127.0.0.1" }])
      await expect(openCloud({ ...place, port: 0, network: { hosts } })).rejects.toThrow("a colon and a port");
  });
});
