import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coverage } from "./coverage.ts";
import type { Queue } from "./exchange.ts";
import { all, call, exchangeOf, instance } from "./phone.test-support.ts";

const fileOf = (name: string) => readFileSync(new URL(`./console-style.${name}.json`, import.meta.url), "utf8");
const deployed = (id: string, name: string, content: string) => ({
  id,
  arn: `${instance.arn}/contact-flow/${id}`,
  name,
  content,
});
const main = deployed("flow-main", "Example inbound", fileOf("test-flow"));
const hold = deployed("flow-hold", "Example queue", fileOf("test-hold"));
const office = {
  id: "office",
  arn: `${instance.arn}/operating-hours/office`,
  name: "office",
  timeZone: "America/New_York",
  config: [{ day: "MONDAY" as const, start: "09:00", end: "17:00" }],
};
const exchange = (queue: Partial<Queue> = {}) => {
  const support = {
    id: "support",
    arn: `${instance.arn}/queue/support`,
    name: "Support",
    waiting: 0,
    agents: [],
    ...queue,
  };
  return exchangeOf([main, hold], { hours: [office], queues: [support] });
};
const at = Date.parse("2026-11-30T15:00:00Z");

describe("a flow in the console's style", () => {
  it("welcomes, asks, and connects to an agent", async () => {
    const { spoken, endedBy } = await call(exchange({ agents: ["nadia"] }), "1", { at });
    expect(spoken).toEqual(["Welcome to Example Corp.", "Press 1 for an agent, or 2 for news."]);
    expect(endedBy).toBe("agent");
  });

  it("asks again, and gives up after the loop", async () => {
    const { spoken } = await call(exchange(), "9", { at });
    expect(spoken.slice(1)).toEqual([
      "Press 1 for an agent, or 2 for news.",
      "Press 1 for an agent, or 2 for news.",
      "Something went wrong.",
    ]);
  });

  it("keeps the caller company in the queue", async () => {
    const { spoken, transcript } = await call(exchange({ waiting: 2 }), "1,wait 30,hang up", { at });
    expect(spoken.filter((text) => text === "Thank you for waiting.").length).toBeGreaterThan(2);
    expect(all(transcript, "entered").map(({ flow }) => flow)).toEqual(["Example inbound", "Example queue"]);
  });

  it("is covered by a few calls but for what only Connect's own machinery brings about", async () => {
    const calls = [
      await call(exchange({ agents: ["nadia"] }), "1", { at }),
      await call(exchange(), "9", { at }),
      await call(exchange(), "2", { at }),
      await call(exchange({ maxContacts: 1, waiting: 1 }), "1", { at }),
      await call(exchange(), "", { at: at + 24 * 3_600_000 }),
    ];
    const transcripts = calls.map(({ transcript }) => transcript);
    const [covered] = coverage([main], transcripts);
    const kinds = new Set(covered?.missed.map((branch) => branch.split(" → ")[1]));
    expect([...kinds]).toEqual(["NoMatchingError"]);
    const failing = (covered?.missed ?? []).map((branch) => ({
      flow: main.name,
      identifier: branch.split(" → ")[0] ?? "",
      errorType: "NoMatchingError",
    }));
    for (const one of failing) {
      const script = ["1", "2"];
      for (const keys of script)
        transcripts.push((await call(exchange(), keys, { at, failing: [one], patience: 0 })).transcript);
      transcripts.push((await call(exchange(), "", { at: at + 24 * 3_600_000, failing: [one] })).transcript);
    }
    expect(coverage([main], transcripts)[0]?.missed).toEqual([]);
  });
});
