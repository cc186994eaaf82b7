import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { Calls } from "../../src/console/telephone/calls.ts";
import type { Act, CallTold, EntryTold } from "../../src/console/told/call.ts";
import type { BlockTold, FlowTold } from "../../src/console/told/flow.ts";
import type { LineTold } from "../../src/console/told/line.ts";
import { exchangeOf } from "../../src/telephone/exchange.ts";
import { type ConsoleDesk, openConsoleDesk } from "./console-desk.ts";
import { topicsOf } from "./topics.ts";

const NADIA = "+12025550123";
const PRIYA = "+61491570156";
/** A Thursday, ten in the morning in New York. */
const OPEN = Date.parse("2026-11-26T15:00:00Z");
const MENU = "To hear the state of the instances, press 1.";
const KEY_PIN = "We have sent a PIN to this phone";

let desk: ConsoleDesk;
beforeAll(async () => {
  desk = await openConsoleDesk();
}, 60_000);
afterAll(() => desk?.close());

const lineNamed = async (name: string): Promise<string> => {
  const { body } = await desk.ask("/api/lines");
  return body.lines.find((line: LineTold) => line.name === name)?.to;
};

/** Rings, and listens as the page does. */
async function ringing(line: string, from = NADIA, more: object = {}) {
  const rung = await desk.ask("/api/calls", { method: "POST", json: { from, to: await lineNamed(line), ...more } });
  expect(rung.status).toBe(200);
  const { id } = rung.body;
  const listening = topicsOf(desk.url, `call/${id}`);
  onTestFinished(() => listening.close());
  const act = (json: Act | object) => desk.ask(`/api/calls/${id}/acts`, { method: "POST", json });
  onTestFinished(async () => void (await act({ does: "hang up" })));
  return {
    id,
    act,
    press: async (...keys: string[]) => {
      for (const key of keys) await act({ does: "press", key });
    },
    listening,
    until: (fits: (call: CallTold) => boolean) => listening.until<CallTold>(`call/${id}`, fits),
    hears: (words: string) => listening.until<CallTold>(`call/${id}`, (call) => heardIn(call).includes(words)),
    /** Hears words and is asked. */
    asks: (words: string) =>
      listening.until<CallTold>(`call/${id}`, (call) => call.asked !== undefined && lastHeard(call).includes(words)),
  };
}
const spokenIn = ({ entries }: CallTold) => entries.filter(({ what }) => what === "spoken").map(({ text }) => text);
const heardIn = (call: CallTold) => spokenIn(call).join("\n");
const lastHeard = (call: CallTold) => spokenIn(call).at(-1) ?? "";
const linesIn = ({ entries }: CallTold, what: EntryTold["what"]) =>
  entries.filter((entry) => entry.what === what).map(({ text }) => text);

describe("who may ring which line", () => {
  it("is the callers' table, and every flow, the main line first", async () => {
    const { body } = await desk.ask("/api/lines");
    expect(body.callers).toContainEqual({
      number: PRIYA,
      name: "Priya Shah",
      isOperator: false,
      isAdministrator: true,
    });
    // In the directory, and not in the table.
    expect(body.staff).toContainEqual({ number: "+447700900123", name: "Alice Smith" });
    expect(body.staff.map(({ name }: { name: string }) => name)).not.toContain("Priya Shah");
    expect(body.lines[0]).toMatchObject({ name: "Main line", isUsual: true });
    expect(body.lines.map(({ name }: LineTold) => name)).toContain("Emergency_Authentication");
  });

  it.each([
    [{ from: NADIA, to: "+15550001111" }, 404, /^Nobody answers at \+15550001111; there are the lines: Main line/],
    [{ from: NADIA, to: "no flow" }, 404, /^Nobody answers at no flow/],
    [{ from: "555", to: "Main line" }, 400, /a number with its country/],
    [{ from: NADIA, to: "Main line", at: -1 }, 400, /at/],
    [{ from: NADIA, to: "Main line", agent: "nobody" }, 404, /^There is no agent nobody/],
    [{ from: NADIA }, 400, /to/],
  ])("is told to whoever rings wrongly: %o", async (json, status, message) => {
    const refused = await desk.ask("/api/calls", { method: "POST", json });
    expect(refused).toMatchObject({ status, body: { message: expect.stringMatching(message) } });
  });
});

describe("a call", () => {
  it("to the main line is told as it happens, with the way that it takes through the flow", async () => {
    const call = await ringing("Main line");
    const asked = await call.asks(MENU);
    expect(asked.asked).toMatchObject({ for: "key", keys: 0, until: expect.any(Number) });
    expect(heardIn(asked)).toContain("Welcome, Nadia Rahman");
    const [flow] = asked.path.map((step) => step.flow);
    const { body } = await desk.ask(`/api/flows/${flow}`);
    const blocks = (body as FlowTold).blocks;
    const current = blocks.find(({ id }) => id === asked.path.at(-1)?.block);
    expect(current).toMatchObject({ does: "Asks for a key", about: expect.stringContaining(MENU) });
    await call.press("1");
    const told = await call.hears("Instances:");
    expect(linesIn(told, "pressed")).toEqual(["1"]);
    for (const { block, branch } of told.path.filter(({ branch }) => branch !== undefined))
      expect(blocks.find(({ id }) => id === block)?.branches.map(({ id }) => id)).toContain(branch);
  });

  it("ends where the caller hangs up, at once and once, and takes no more keys", async () => {
    const call = await ringing("Main line");
    await call.asks(MENU);
    await Promise.all([call.act({ does: "hang up" }), call.act({ does: "hang up" })]);
    const { over, asked, entries } = await call.until(({ over }) => over !== undefined);
    expect(over).toEqual({ by: "caller", why: "" });
    expect(asked).toBeUndefined();
    expect(entries.at(-1)).toMatchObject({ what: "ended" });
    expect(await call.act({ does: "press", key: "1" })).toEqual({
      status: 409,
      body: { message: "The call is over." },
    });
  });

  it("of somebody who hangs up while the line works does nothing more", async () => {
    const call = await ringing("Main line");
    await call.act({ does: "hang up" });
    const told = await call.until(({ over }) => over !== undefined);
    expect(told.over?.by).toBe("caller");
    expect(heardIn(told)).not.toContain(MENU);
  });

  it("takes a key once, however often it is pressed at once", async () => {
    const call = await ringing("Main line");
    await call.asks(MENU);
    await Promise.all([call.press("1"), call.press("1"), call.press("1")]);
    const told = await call.hears("Instances:");
    expect(linesIn(told, "pressed")).toEqual(["1"]);
    expect(linesIn(told, "unasked")).toEqual(["Nothing was asked when you pressed 2 keys."]);
  });

  it("of a withheld number is let go", async () => {
    const call = await ringing("Main line", "");
    const { over } = await call.until((told) => told.over !== undefined);
    expect(over?.by).toBe("system");
  });

  it("at another time finds the agents at home", async () => {
    const call = await ringing("Main line", NADIA, { at: Date.parse("2026-11-26T03:00:00Z") });
    await call.asks(MENU);
    await call.press("2");
    await call.hears("Our agents answer");
  });

  it("waits in the queue where nobody is on duty, until the caller hangs up", async () => {
    const call = await ringing("Main line", NADIA, { at: OPEN });
    await call.asks(MENU);
    await call.press("2");
    await call.until((told) => told.asked?.for === "nothing" && linesIn(told, "queued").length === 1);
    await call.act({ does: "hang up" });
    expect((await call.until(({ over }) => over !== undefined)).over?.by).toBe("caller");
  });

  it("is answered by the agent who is on duty", async () => {
    const { agents } = (await desk.ask("/api/lines")).body;
    const call = await ringing("Main line", NADIA, { at: OPEN, agent: agents[0] });
    await call.asks(MENU);
    await call.press("2");
    const told = await call.until(({ over }) => over !== undefined);
    expect(told.over?.by).toBe("agent");
    expect(linesIn(told, "connected")).toEqual([expect.stringContaining(`agent ${agents[0]} answers`)]);
  });

  it("says words to a bot", async () => {
    const call = await ringing("User administration");
    await call.until(({ asked }) => asked?.for === "words");
    await call.act({ does: "begin to speak" });
    await call.act({ does: "speak", text: "reset my password" });
    const told = await call.until((now) => linesIn(now, "said").length > 0 && spokenIn(now).length > 1);
    expect(linesIn(told, "said")).toEqual(["reset my password"]);
  });

  it.each([
    [{ does: "press", key: "A" }, /a key of a telephone/],
    [{ does: "press", key: "11" }, /a key of a telephone/],
    [{ does: "sing" }, /./],
    [{ does: "speak", text: " " }, /text/],
  ])("does not take %o", async (act, message) => {
    const call = await ringing("Main line");
    expect(await call.act(act)).toMatchObject({ status: 400, body: { message: expect.stringMatching(message) } });
  });

  it("that nobody has rung is not there", async () => {
    const nobodys = "00000000-0000-4000-8000-000000000000";
    const json = { does: "hang up" };
    expect((await desk.ask(`/api/calls/${nobodys}/acts`, { method: "POST", json })).status).toBe(404);
    const listening = topicsOf(desk.url, `call/${nobodys}`);
    onTestFinished(() => listening.close());
    const told = await listening.until<CallTold>(`call/${nobodys}`, () => true);
    expect(told.over?.why).toMatch(/does not know this call/);
  });
});

it("a PIN is on the phone, and in nothing that the page is told of the call", async () => {
  const call = await ringing("Emergency_Authentication", PRIYA);
  await call.asks(KEY_PIN);
  const pin = /\d{4,8}/.exec(desk.cloud.texts.find({ to: PRIYA }).at(-1)?.message ?? "")?.[0] ?? "";
  await call.press(...pin.slice(0, 3));
  const half = await call.until(({ asked }) => asked?.keys === 3);
  expect(linesIn(half, "pressed")).toEqual([]);
  await call.press(...pin.slice(3), ...pin);
  const told = await call.until((now) => new Set(now.path.map(({ flow }) => flow)).size > 1);
  expect(linesIn(told, "pressed")).toContain("•".repeat(pin.length));
  await call.act({ does: "hang up" });
  await call.until(({ over }) => over !== undefined);
  expect(pin).not.toBe("");
  expect(JSON.stringify(call.listening.seen)).not.toContain(pin);
});

it("a flow is as its designer shows it: every branch leads to a block, and every block says what it does", async () => {
  const { body } = await desk.ask("/api/lines");
  for (const { flow } of body.lines as LineTold[]) {
    const { blocks, start } = (await desk.ask(`/api/flows/${flow}`)).body as FlowTold;
    const ids = blocks.map(({ id }) => id);
    expect(ids).toContain(start);
    expect(ids).toEqual(expect.arrayContaining(blocks.flatMap(({ branches }) => branches.map(({ to }) => to))));
    expect(blocks.filter(({ does }: BlockTold) => does === "")).toEqual([]);
    expect(new Set(blocks.map(({ x, y }) => `${x} ${y}`)).size).toBe(blocks.length);
  }
  expect((await desk.ask("/api/flows/none")).status).toBe(404);
});

describe("calls", () => {
  const plugged = () => exchangeOf(desk);
  const nadias = { line: "Main line", from: NADIA, isAloud: false };
  const dialled = () => ({
    flow: plugged().flows.find(({ name }) => name.endsWith("main line"))?.id ?? "",
    from: NADIA,
  });

  it("that are left alone are hung up, and those that are cared for are not", async () => {
    const calls = new Calls(() => {}, 400);
    onTestFinished(() => calls.close());
    const ring = () => calls.ring({ ...nadias, exchange: plugged(), dialled: dialled() }) ?? "";
    const [alone, cared] = [ring(), ring()];
    await expect.poll(() => calls.listen(cared) && calls.look(alone)?.over, { timeout: 10_000 }).toBeDefined();
    expect(calls.look(alone)?.over?.by).toBe("caller");
    expect(calls.listen(cared)?.over).toBeUndefined();
  });

  it("are eight at once at most, and none is left when the page closes", async () => {
    const calls = new Calls(() => {});
    const ring = () => calls.ring({ ...nadias, exchange: plugged(), dialled: dialled() });
    const ids = Array.from({ length: 9 }, ring);
    expect(ids.filter((id) => id === undefined)).toHaveLength(1);
    await calls.close();
    expect(ids.flatMap((id) => (id ? (calls.look(id)?.over?.by ?? "still on") : []))).toEqual(Array(8).fill("caller"));
    expect(calls.act(ids[0] ?? "", { does: "press", key: "1" })).toBe(false);
  });
});
