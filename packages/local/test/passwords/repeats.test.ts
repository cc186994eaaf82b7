import { DirectoryFailure } from "@frontdesk/core/directory/directory-failure.ts";
import type { Texts } from "@frontdesk/core/pins/texts.ts";
import { describe, expect, it } from "vitest";
import { many, openPasswords, openTables } from "./passwords.ts";
import { ALICE } from "./people.ts";

const account = ALICE.id;
const OFTEN = { perAccount: 99, perCaller: 99, withoutNumber: 99, lockMinutes: 30 };
const LEASE = 15_000;

/** Texts of a run that is cut off before they go; and when it has got that far. */
function cutOff() {
  const reached = Promise.withResolvers<void>();
  const texts: Texts = {
    send: () => {
      reached.resolve();
      return Promise.withResolvers<never>().promise;
    },
  };
  return { texts, reached: reached.promise };
}

describe("a request that is repeated", () => {
  it("gets the same outcome, without another reset or text", async () => {
    const { reset, people, texts, clock } = await openPasswords();
    const first = await reset();
    expect(await reset()).toEqual(first);
    clock.pass(LEASE);
    expect(await reset()).toEqual(first);
    expect([people.tried.length, texts().length]).toEqual([1, 1]);
  });

  it("gets the same outcome where the text was not taken", async () => {
    const { reset, people, clock } = await openPasswords();
    const send = async () => ({ taken: false, code: "OptedOutException" }) as const;
    const first = await reset({}, { texts: { send } });
    clock.pass(LEASE);
    expect(await reset()).toEqual(first);
    expect(first).toMatchObject({ outcome: "unsent", undelivered: "OptedOutException" });
    expect(people.tried).toHaveLength(1);
  });

  it("is tried again where nothing was changed, and counts as one attempt", async () => {
    const { reset, people, items } = await openPasswords();
    const noRight = async () => Promise.reject(new DirectoryFailure("unable", "NoRight", "so it is"));
    people.befalls.setPassword.push(noRight);
    expect(await reset()).toMatchObject({ outcome: "unable" });
    expect(await reset()).toMatchObject({ outcome: "reset" });
    expect((await items()).find(({ pk }) => pk === `attempts#account#${account}`)?.ids).toEqual(new Set(["r-1"]));
  });

  it("gets the same outcome though another request has come in between", async () => {
    const { reset, people, clock } = await openPasswords();
    const first = await reset();
    clock.pass(LEASE);
    await reset({ id: "r-2" });
    expect(await reset()).toEqual(first);
    expect(people.tried).toHaveLength(2);
  });

  it("gets the same outcome from a run that began before the other was over", async () => {
    const { reset, resetting, people } = await openPasswords();
    const held = Promise.withResolvers<void>();
    const { leases } = resetting;
    const late = reset({}, { leases: { ...leases, take: async (of) => held.promise.then(() => leases.take(of)) } });
    const first = await reset();
    held.resolve();
    expect(await late).toEqual(first);
    expect(people.tried).toHaveLength(1);
  });

  it("after it was cut off between the change and the text waits for the lease, and then resets anew", async () => {
    const { reset, people, sentPasswords, passwordOf, clock } = await openPasswords();
    const { texts, reached } = cutOff();
    void reset({}, { texts });
    await reached;
    expect(await reset()).toEqual({ outcome: "underway", code: "Underway", account });
    clock.pass(LEASE - 1);
    expect(await reset()).toMatchObject({ outcome: "underway" });
    clock.pass(1);
    expect(await reset()).toEqual({ outcome: "reset", code: "Reset", account });
    expect(people.tried).toHaveLength(2);
    expect(sentPasswords()).toEqual([passwordOf("asmith")]);
  });

  it("that could not be noted was done all the same, and says so", async () => {
    const { reset, resetting, sentPasswords } = await openPasswords();
    const end = () => Promise.reject(Object.assign(new Error("no answer"), { name: "TimeoutError" }));
    const noted = await reset({}, { leases: { ...resetting.leases, end } });
    expect(noted).toEqual({ outcome: "reset", code: "Reset", account, unnoted: "TimeoutError" });
    expect(sentPasswords()).toHaveLength(1);
  });
});

describe("of requests for one account", () => {
  it("twenty at the same moment make one reset and one text", async () => {
    const { reset, people, sentPasswords, passwordOf } = await openPasswords({ limits: OFTEN });
    const outcomes = (await Promise.all(many(20, (id) => reset({ id })))).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "reset")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "underway")).toHaveLength(19);
    expect(people.tried).toEqual([passwordOf("asmith")]);
    expect(sentPasswords()).toEqual([passwordOf("asmith")]);
    expect(people.asked.filter((each) => each === "close")).toHaveLength(20);
  });

  it("twenty runs of the same make one reset, and count as one attempt", async () => {
    const { reset, people, texts } = await openPasswords({ limits: { ...OFTEN, perAccount: 1, perCaller: 1 } });
    const outcomes = (await Promise.all(many(20, () => reset()))).map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(outcomes.includes("underway") ? ["reset", "underway"] : ["reset"]));
    expect([people.tried.length, texts().length]).toEqual([1, 1]);
  });

  it("the next is told to wait for the text for fifteen seconds", async () => {
    const { reset, people, clock } = await openPasswords();
    await reset();
    clock.pass(LEASE - 1);
    expect(await reset({ id: "r-2" })).toEqual({ outcome: "underway", code: "Underway", account });
    clock.pass(1);
    expect(await reset({ id: "r-2" })).toMatchObject({ outcome: "reset" });
    expect(people.tried).toHaveLength(2);
  });

  it("another account's is in nobody's way", async () => {
    const { reset } = await openPasswords();
    const [first, second] = await Promise.all([reset(), reset({ id: "r-2", login: "bjones" })]);
    expect([first.outcome, second.outcome]).toEqual(["reset", "reset"]);
  });

  it("those that are refused neither take nor tell of a lease", async () => {
    const { reset, items } = await openPasswords();
    expect(await reset({ startMonth: "april" })).toMatchObject({ outcome: "refused" });
    expect((await items()).map(({ pk }) => String(pk).replace(/#.*/, ""))).toEqual(["attempts", "attempts"]);
    await reset({ id: "r-2" });
    expect(await reset({ id: "r-3", startMonth: "april" })).toMatchObject({ outcome: "refused" });
  });
});

describe("a lease", () => {
  const of = { account, id: "r-1" };
  const ended = { outcome: "reset", code: "Reset" } as const;

  it("is one's own though the answer of its write was lost", async () => {
    const calls = [{ service: "dynamodb", operation: "UpdateItem", what: "error after" as const, probability: 0.6 }];
    const { leases, clock } = await openTables({ faults: { seed: 5, calls } });
    for (const id of many(10, (id) => id)) {
      expect(await leases.take({ account, id })).toBe("taken");
      clock.pass(LEASE);
    }
  });

  it("is held by one of many who want it when it is past", async () => {
    const { own, clock } = await openTables({ clients: 4 });
    await own[0]?.leases.take(of);
    clock.pass(LEASE);
    const taken = await Promise.all(many(40, (id, index) => own[index % 4]?.leases.take({ account, id })));
    expect(taken.filter((each) => each === "taken")).toHaveLength(1);
    expect(taken.filter((each) => each === "underway")).toHaveLength(39);
  });

  it("that another has taken over by now is not released by whoever had it", async () => {
    const { leases, clock } = await openTables();
    await leases.take(of);
    clock.pass(LEASE);
    expect(await leases.take({ account, id: "r-2" })).toBe("taken");
    await leases.release(of);
    expect(await leases.take({ account, id: "r-3" })).toBe("underway");
  });

  it("is released again by a repeat that learns that it is over", async () => {
    const { leases } = await openTables();
    await leases.take(of);
    await leases.end(of, ended);
    await leases.release(of);
    expect(await leases.take(of)).toEqual(ended);
    expect(await leases.take({ account, id: "r-2" })).toBe("taken");
  });

  it("of an account tells nothing of a request's end for another", async () => {
    const { leases } = await openTables();
    await leases.take(of);
    await leases.end(of, ended);
    expect(await leases.take({ account: "another", id: of.id })).toBe("taken");
  });

  it("forgets how a request ended after five minutes", async () => {
    const { leases, clock } = await openTables();
    await leases.take(of);
    await leases.end(of, ended);
    clock.pass(300_000 - 1);
    expect(await leases.take(of)).toEqual(ended);
    clock.pass(1);
    expect(await leases.take(of)).toBe("taken");
  });
});
