import { describe, expect, it } from "vitest";
import { chooseInstance } from "./choose.ts";
import { heldInstances, instanceOf } from "./instances.test-support.ts";
import { offerInstances } from "./offer.ts";
import { switchInstance } from "./switch.ts";

const tag = { key: "frontdesk", value: "operable" };
const tags = { frontdesk: "operable" };
const [web, batch, secret, slow] = [
  instanceOf("web", "running", tags),
  instanceOf("batch", "stopped", tags),
  instanceOf("secret", "running", { frontdesk: "no" }),
  instanceOf("slow", "stopping", tags),
];
const desk = () => ({ ...heldInstances(web, batch, secret, slow), tag });

describe("what is offered", () => {
  it("are the instances with the tag alone, each with its key", async () => {
    expect(await offerInstances(1, desk())).toEqual({
      listed: "some",
      ids: [batch.id, slow.id, web.id],
      speech: "For batch, press 1. For slow, press 2. For web, press 3.",
    });
  });

  it("is nothing where no instance has it", async () => {
    expect(await offerInstances(1, { ...heldInstances(secret), tag })).toEqual({ listed: "none", ids: [], speech: "" });
  });

  it("tells instances of one name apart by the ends of their ids", async () => {
    const alike = ["i-0aaaa1111", "i-0aaaa2222"].map((id) => ({ ...instanceOf("web", "running", tags), id }));
    const nameless = { id: "i-0aaaa3333", state: "running" as const, tags };
    const { speech } = await offerInstances(1, { ...heldInstances(...alike, batch, nameless), tag });
    expect(speech).toBe(
      "For batch, press 1. For web that ends in 1 1 1 1, press 2. For web that ends in 2 2 2 2, press 3. " +
        "For an unnamed instance that ends in 3 3 3 3, press 4.",
    );
  });

  it("comes eight at a time", async () => {
    const many = Array.from({ length: 17 }, (_, index) => instanceOf(`n${index}`, "running", tags));
    const offered = await Promise.all(
      [1, 2, 3].map((page) => offerInstances(page, { ...heldInstances(...many), tag })),
    );
    expect(offered.map(({ ids, next }) => [ids.length, next])).toEqual([
      [8, 2],
      [8, 3],
      [1, undefined],
    ]);
  });
});

describe("the key that is pressed", () => {
  const choose = (key: string, ids = [web.id, batch.id, slow.id]) => chooseInstance({ key, ids }, desk());

  it("picks what was heard, with what can be done now", async () => {
    expect(await choose("1")).toEqual({ can: "stop", id: web.id, name: "web", state: "running" });
    expect(await choose("2")).toMatchObject({ can: "start", state: "stopped" });
    expect(await choose("3")).toMatchObject({ can: "wait", state: "stopping" });
  });

  it.each(["4", "0", "*", "#", "", "Timeout", "11", "-1"])("picks nothing where it is %j", async (key) => {
    expect(await choose(key)).toEqual({ can: "nothing", why: "NotOffered" });
  });

  it("picks nothing where the instance is gone or has lost its tag", async () => {
    expect(await choose("1", ["i-0"])).toEqual({ can: "nothing", why: "Gone" });
    expect(await choose("1", [secret.id])).toEqual({ can: "nothing", why: "Gone" });
  });
});

describe("starting and stopping", () => {
  it("asks EC2, and says so", async () => {
    const { asked, ...parts } = desk();
    expect(await switchInstance({ id: batch.id, to: "start" }, parts)).toEqual({
      outcome: "asked",
      speech: "batch is starting.",
    });
    expect(await switchInstance({ id: web.id, to: "stop" }, parts)).toMatchObject({ speech: "web is stopping." });
    expect(asked).toEqual([`start ${batch.id}`, `stop ${web.id}`]);
  });

  it("may be asked for twice", async () => {
    const parts = desk();
    expect(await switchInstance({ id: web.id, to: "start" }, parts)).toMatchObject({ outcome: "asked" });
    expect(await switchInstance({ id: batch.id, to: "stop" }, parts)).toMatchObject({ outcome: "asked" });
  });

  it("waits for an instance that changes its state", async () => {
    const { asked, ...parts } = desk();
    expect(await switchInstance({ id: slow.id, to: "start" }, parts)).toEqual({
      outcome: "not now",
      speech: "slow cannot be started now. Please try again in a minute.",
    });
    expect(asked).toEqual([]);
  });

  it("touches no instance without the tag", async () => {
    const { asked, ...parts } = desk();
    expect(await switchInstance({ id: secret.id, to: "stop" }, parts)).toMatchObject({ outcome: "gone" });
    expect(await switchInstance({ id: "i-0", to: "stop" }, parts)).toMatchObject({ outcome: "gone" });
    expect(asked).toEqual([]);
  });
});
