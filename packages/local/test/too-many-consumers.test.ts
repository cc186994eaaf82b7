import { type Crew, crewFor } from "@frontdesk/core/agents/capacity.ts";
import type { Quotas } from "@frontdesk/core/throttle/quota.ts";
import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../src/simulation/random.ts";
import { CALM } from "../src/simulation/weather.ts";
import { openWorld } from "../src/simulation/world.ts";
import { fileOf, HEADER, rowOf } from "./desk.ts";

const minute = 60_000;
const ROWS = 1000;

const QUOTAS: Quotas = { ratePerSecond: 2, burst: 5, operations: {}, buckets: "per operation" };
/** A run of 60 seconds keeps five back. */
const RUN = 60;
const FAR_TOO_MANY = { consumers: 40, rowsAtOnce: 10 };
const crewOf = (quotas: Quotas) => crewFor(quotas, { seconds: RUN - 5, most: FAR_TOO_MANY.consumers });

function open(quotas: Quotas, crew: Crew, logins: string[] = []) {
  const agent = { firstName: "Ann", lastName: "Lee", email: "ann@example.com", password: "Passw0rd" };
  const instance = readInstance({
    id: "11111111-2222-4333-8444-555555555555",
    routingProfiles: ["Billing", "Basic"],
    securityProfiles: ["Agent"],
    quotas: { users: 5000 },
    users: logins.map((login) => ({ login, ...agent, routingProfile: "Basic", securityProfiles: ["Agent"] })),
  });
  return openWorld(
    {
      instance,
      quotas,
      retries: 5,
      ...crew,
      timeouts: { intake: 900, consumer: RUN, finish: 900, sweep: 300 },
      noteEvery: 10_000,
      hold: { share: 1, from: 0 },
    },
    { random: randomFrom(1), weather: () => CALM, trace: () => {} },
  );
}
type World = ReturnType<typeof open>;

const entriesIn = ({ uploads, ledger }: World) => uploads.map(({ id }) => ledger.items.get(id)?.entry);
/** How often rows went back to the queue because they had no turn. */
const postponements = ({ uploads, ledger }: World) =>
  [...(ledger.blocks.get(uploads[0]?.id ?? "")?.values() ?? [])]
    .flatMap(({ turns }) => [...turns.values()])
    .reduce((sum, turn) => sum + turn, 0);

describe("far more consumers than the quota has turns for", { timeout: 60_000 }, () => {
  it("wait for turns, and do not send their rows round and round", async () => {
    const world = open(QUOTAS, FAR_TOO_MANY);
    const rows = Array.from({ length: ROWS }, (_, index) => rowOf(`agent${index}`, { hierarchy: "" }));
    world.drop("create/a.csv", fileOf(...rows), 0);
    expect(await world.run(1, 60 * minute)).toBe("over");
    expect(entriesIn(world)).toMatchObject([{ succeeded: ROWS, failed: 0 }]);
    // Forty consumers hold 400 rows, and a run has turns for 110: about 300 go back, once a minute.
    expect(postponements(world)).toBeLessThan(ROWS * 2);
  });
});

describe("as many as a bucket that all calls share has turns for", { timeout: 60_000 }, () => {
  it("leave turns for changes, though reads come first", async () => {
    const logins = Array.from({ length: 200 }, (_, index) => `agent${index}`);
    const quotas: Quotas = { ...QUOTAS, buckets: "shared" };
    const world = open(quotas, crewOf(quotas), logins);
    // The e-mail is filled, so that each row needs a read of its own.
    const rows = logins.map((login) => `,,ann@example.com,,${login},Billing,,,,,,`);
    world.drop("update/a.csv", [HEADER, ...rows, ""].join("\r\n"), minute);
    expect(await world.run(1, 120 * minute)).toBe("over");
    expect(entriesIn(world)).toMatchObject([{ succeeded: 200, failed: 0 }]);
    // A read and a change a row, and nothing twice: the names of the instance take four calls.
    expect(world.departures).toHaveLength(2 * 200 + 4);
    expect(new Set(world.connect.snapshot().map(({ routingProfile }) => routingProfile))).toEqual(new Set(["Billing"]));
  });

  it("come to an end where rows need three calls, one after another", async () => {
    const quotas: Quotas = { ...QUOTAS, ratePerSecond: 0.5, burst: 2, buckets: "shared" };
    const world = open(quotas, crewOf(quotas));
    const file = fileOf(...Array.from({ length: 40 }, (_, index) => rowOf(`agent${index}`, { hierarchy: "" })));
    // What the second asks for is done by the first: each of its rows is refused as a duplicate, found and looked at.
    world.drop("create/a.csv", file, 0);
    world.drop("create/b.csv", file, 0);
    // 168 calls, names included, are five and a half minutes.
    expect(await world.run(2, 8 * minute)).toBe("over");
    expect(entriesIn(world)).toMatchObject(Array(2).fill({ succeeded: 40, failed: 0 }));
    expect(world.departures.length).toBeLessThan(1.1 * 168);
  });
});
