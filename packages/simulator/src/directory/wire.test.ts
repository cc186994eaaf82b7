import { once } from "node:events";
import tls from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import { decode, type Element, wholeOf } from "../asn1/decode.ts";
import { element, octets, whole } from "../asn1/encode.ts";
import {
  ALICE,
  ENTRIES,
  HOST,
  POLICY,
  refusal,
  SERVICE,
  SERVICE_PASSWORD,
  STAFF,
  start,
} from "./directory.test-support.ts";
import type { StartingEntry } from "./entry.ts";
import { frames } from "./frames.ts";

const message = (id: number, operation: Buffer, ...more: Buffer[]) => element(0x30, whole(id), operation, ...more);
const bind = (id: number, password = SERVICE_PASSWORD) =>
  message(id, element(0x60, whole(3), octets(SERVICE), octets(password, 0x80)));
const search = (id: number, filter = octets("objectClass", 0x87), base = ALICE) =>
  message(
    id,
    element(
      0x63,
      octets(base),
      ...[whole(0, 0x0a), whole(0, 0x0a), whole(0), whole(0), octets(Buffer.from([0]), 0x01)],
      filter,
      element(0x30, octets("cn")),
    ),
  );
const UNBIND = message(9, element(0x42));

/** A connection without a client in between: what is written on it, and what is answered. */
async function connect(entries: StartingEntry[] = []) {
  const { directory, ...more } = await start({ entries: [...ENTRIES, ...entries] });
  const { port, certificate: ca } = directory;
  const socket = tls.connect({ port, host: "127.0.0.1", ca, servername: HOST });
  onTestFinished(() => void socket.destroy());
  const answers: Element[] = [];
  const cut = frames();
  socket.on("data", (piece: Buffer) => answers.push(...cut(piece).map(decode)));
  const closed = once(socket, "close");
  await once(socket, "secureConnect");
  /** Each answer's number, operation and, where it is a result, code. */
  const told = () =>
    answers.map(({ parts: [id, operation] }) => [
      id && wholeOf(id),
      operation?.tag,
      ...(operation?.tag === 0x64 ? [] : operation?.parts[0] ? [wholeOf(operation.parts[0])] : []),
    ]);
  return { ...more, directory, socket, told, closed };
}

describe("requests", () => {
  it("may come all at once, and are answered in their order", async () => {
    const { socket, told, closed } = await connect();
    socket.write(Buffer.concat([bind(1), search(2), search(3), UNBIND, search(4)]));
    await closed;
    expect(told()).toEqual([
      [1, 0x61, 0],
      [2, 0x64],
      [2, 0x65, 0],
      [3, 0x64],
      [3, 0x65, 0],
    ]);
  });

  it("may come byte by byte", async () => {
    const { socket, told, closed } = await connect();
    socket.setNoDelay(true);
    for (const byte of Buffer.concat([bind(1), search(2), UNBIND])) socket.write(Buffer.from([byte]));
    await closed;
    expect(told()).toEqual([
      [1, 0x61, 0],
      [2, 0x64],
      [2, 0x65, 0],
    ]);
  });

  it.each([
    ["add", 0x68, 0x69],
    ["delete", 0x4a, 0x6b],
    ["rename", 0x6c, 0x6d],
    ["compare", 0x6e, 0x6f],
  ])("to %s are refused", async (_, asked, answered) => {
    const { socket, told, closed } = await connect();
    socket.write(Buffer.concat([message(5, element(asked, octets(ALICE))), UNBIND]));
    await closed;
    expect(told()).toEqual([[5, answered, 53]]);
  });

  it("that are abandoned, or of an extension that there is not, harm nothing", async () => {
    const { socket, told, closed } = await connect();
    const abandon = message(3, element(0x50, Buffer.from([1])));
    const extended = message(4, element(0x77, octets("1.2.3.4", 0x80)));
    socket.write(Buffer.concat([bind(1), abandon, extended, search(5), UNBIND]));
    await closed;
    expect(told()).toEqual([
      [1, 0x61, 0],
      [4, 0x78, 2],
      [5, 0x64],
      [5, 0x65, 0],
    ]);
  });

  it("with a critical control that there is not are not done", async () => {
    const { socket, told, closed } = await connect();
    const control = (oid: string, criticality: number) =>
      element(0x30, octets(oid), octets(Buffer.from([criticality]), 0x01));
    const controls = (criticality: number) => element(0xa0, control("1.2.3.4", criticality));
    const asked = element(0x77, octets("1.3.6.1.4.1.4203.1.11.3", 0x80));
    socket.write(Buffer.concat([message(1, asked, controls(0xff)), message(2, asked, controls(0)), UNBIND]));
    await closed;
    expect(told()).toEqual([
      [1, 0x78, 12],
      [2, 0x78, 0],
    ]);
  });

  it("are not answered faster than the answers are read, and all of them in the end", async () => {
    const dn = `CN=Long,${STAFF}`;
    const { socket, told, directory, service } = await connect([{ dn, attributes: { cn: "x".repeat(50_000) } }]);
    const other = await service();
    const asked = 600;
    const searches = Array.from({ length: asked }, () => search(2, undefined, dn));
    socket.pause().write(Buffer.concat([bind(1), ...searches]));
    for (let turns = 0; turns < 50; turns += 1) await other.search(ALICE, { scope: "base" });
    const answered = () => directory.operations.find({ operation: "search", name: dn }).length;
    expect(answered()).toBeLessThan(asked);
    socket.resume().write(UNBIND);
    await once(socket, "close");
    expect(answered()).toBe(asked);
    expect(told().filter(([, operation]) => operation === 0x65)).toHaveLength(asked);
  });

  it("ask for a version that there is", async () => {
    const { socket, told, closed } = await connect();
    const old = message(1, element(0x60, whole(1), octets(SERVICE), octets(SERVICE_PASSWORD, 0x80)));
    socket.write(Buffer.concat([old, UNBIND]));
    await closed;
    expect(told()).toEqual([[1, 0x61, 2]]);
  });

  it("are told who asks", async () => {
    const { service } = await start();
    const client = await service();
    expect(await client.exop("1.3.6.1.4.1.4203.1.11.3")).toMatchObject({ value: "u:EXAMPLE\\svc-reset" });
  });
});

describe("what makes no sense", () => {
  const endless = (depth: number): Buffer => (depth ? element(0xa2, endless(depth - 1)) : octets("cn", 0x87));
  it.each<[string, Buffer]>([
    ["HTTP", Buffer.from("GET / HTTP/1.1\r\n\r\n")],
    ["zeros", Buffer.alloc(100)],
    ["a message that is too long", Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 0x02])],
    ["a message of no end", Buffer.from([0x30, 0x80, 0, 0])],
    ["a message without a number", element(0x30, octets("x"), element(0x42))],
    ["a message that is nobody's", message(0, element(0x42))],
    ["a message of nothing", element(0x30)],
    ["an operation that there is not", message(1, element(0x7e, octets("x")))],
    ["an answer", message(1, element(0x61, whole(0, 0x0a), octets(""), octets("")))],
    ["a bind without a password's place", message(1, element(0x60, whole(3), octets(SERVICE)))],
    ["a search without a filter", message(1, element(0x63, octets(ALICE), whole(0, 0x0a)))],
    ["a filter that there is not", search(1, element(0xaf, octets("cn")))],
    ["a filter of half a comparison", search(1, element(0xa3, octets("cn")))],
    ["a filter without an end", search(1, endless(5_000))],
    ["a list that is longer than its message", message(1, element(0x66, octets(ALICE), Buffer.from([0x30, 0x7f])))],
    [
      "a change that there is not",
      message(
        1,
        element(
          0x66,
          octets(ALICE),
          element(0x30, element(0x30, whole(9, 0x0a), element(0x30, octets("cn"), element(0x31)))),
        ),
      ),
    ],
    [
      "values that are none",
      message(1, Buffer.concat([Buffer.from([0x66, 0x06]), Buffer.from([0x04, 0x01, 0x61, 0x30, 0x04, 0x30])])),
    ],
  ])("ends the connection and no other: %s", async (_, bytes) => {
    const { socket, told, closed, service } = await connect();
    socket.write(bytes);
    socket.write(bind(2));
    await closed;
    // The notice of disconnection, which answers nothing.
    expect(told()).toEqual([[0, 0x78, 2]]);
    expect(await refusal((await service()).search(ALICE, {}))).toBeUndefined();
  });

  it("is survived at random", async () => {
    const { directory, service } = await start({ policy: { ...POLICY, lockoutThreshold: 0 } });
    const valid = Buffer.concat([bind(1), search(2)]);
    const { port, certificate: ca } = directory;
    // A small generator of its own, so that a failure can be repeated.
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 40; round++) {
      const bytes = Buffer.from(valid);
      for (let flips = 0; flips <= random(6); flips++) bytes[random(bytes.length)] = random(256);
      const socket = tls.connect({ port, host: "127.0.0.1", ca, servername: HOST }).resume();
      socket.end(bytes);
      await once(socket, "close");
    }
    expect(await refusal((await service()).search(ALICE, {}))).toBeUndefined();
  });
});
