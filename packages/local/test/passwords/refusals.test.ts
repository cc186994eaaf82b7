import { DirectoryFailure } from "@frontdesk/core/directory/directory-failure.ts";
import type { Account, Bar } from "@frontdesk/core/passwords/directory/directory.ts";
import type { ResetRequest } from "@frontdesk/core/passwords/reset.ts";
import { describe, expect, it } from "vitest";
import { CALLER, MINUTE, many, openPasswords } from "./passwords.ts";
import { ALICE, BOB } from "./people.ts";

const WRONG = { birthDate: "1990-04-18" };
const refused = (code: string, account?: string) => ({ outcome: "refused", code, ...(account && { account }) });
const without = (detail: "birthDate" | "startMonth" | "mobile"): Account => ({ ...ALICE, [detail]: undefined });

/** What was asked of all that a refusal asks: of the directory, and of AWS. */
async function costOf(changes: Partial<ResetRequest>, accounts?: Account[], before: Partial<ResetRequest>[] = []) {
  const { reset, people, sent } = await openPasswords(accounts ? { accounts } : {});
  for (const [index, each] of before.entries()) await reset({ id: `before ${index}`, ...each });
  people.asked.length = 0;
  sent.length = 0;
  const { outcome } = await reset(changes);
  return {
    outcome,
    asked: people.asked.map((each) => each.replace(/ .*/, "")),
    sent: sent.map(({ operation }) => operation),
  };
}

describe("nobody is let through", () => {
  it.each<[string, Partial<ResetRequest>, string, string?]>([
    ["whom the directory does not know", { login: "nobody" }, "UnknownUser"],
    ["with another birth date", WRONG, "WrongDetails", ALICE.id],
    ["with another start month", { startMonth: "april" }, "WrongDetails", ALICE.id],
    ["with details that cannot be read", { birthDate: "", startMonth: "" }, "WrongDetails", ALICE.id],
    ["with another's details", { login: "bjones", birthDate: "1980-01-01" }, "WrongDetails", BOB.id],
  ])("%s", async (_, changes, code, account) => {
    const { reset, texts, people } = await openPasswords();
    expect(await reset(changes)).toEqual(refused(code, account));
    expect([texts(), people.tried]).toEqual([[], []]);
    expect(people.asked.at(-1)).toBe("close");
  });

  it.each<Bar>([
    ...(["disabled", "expired", "privileged", "protected group", "password never expires"] as const),
    ...(["smartcard", "not a person's", "outside the base", "no mobile number"] as const),
  ])("who is %s in the directory, though all details are right", async (barred) => {
    const { reset, people, texts } = await openPasswords({ accounts: [{ ...ALICE, barred }] });
    expect(await reset()).toEqual(
      refused(expect.stringMatching(/^Barred[A-Z][A-Za-z]+$/) as unknown as string, ALICE.id),
    );
    expect([texts(), people.tried]).toEqual([[], []]);
  });

  it("of whom the directory has no detail, whatever is said", async () => {
    for (const detail of ["birthDate", "startMonth"] as const) {
      const { reset } = await openPasswords({ accounts: [without(detail)] });
      const guesses = ["", "1970-01-01", "January", "nothing kept", "undefined"];
      for (const guess of guesses) {
        expect(await reset({ id: guess, caller: undefined, [detail]: guess }, { limits: LARGE })).toMatchObject({
          outcome: "refused",
          code: "DetailsMissing",
        });
      }
    }
  });

  it("of whom the directory has a date that nobody can read, which the log tells", async () => {
    const { reset } = await openPasswords({ accounts: [{ ...ALICE, birthDate: "04/05/1990" }] });
    expect(await reset({ birthDate: "04/05/1990" })).toEqual(refused("DetailsMissing", ALICE.id));
  });

  it("of whom nobody can tell whether they are barred; and it is told to nobody who has something wrong", async () => {
    const unreadable = new DirectoryFailure("unable", "GroupsUnreadable", "so it is");
    const { reset, texts, people } = await openPasswords({ accounts: [{ ...ALICE, unreadable }] });
    expect(await reset({ id: "r-2", ...WRONG })).toEqual(refused("WrongDetails", ALICE.id));
    expect(await reset({ id: "r-3" }, { secondFactor: "caller number" })).toEqual(refused("OtherNumber", ALICE.id));
    expect(await reset()).toEqual({
      ...{ outcome: "unable", code: "GroupsUnreadable", failure: "so it is", account: ALICE.id },
    });
    expect([texts(), people.tried]).toEqual([[], []]);
  });

  it("without a mobile, even if the directory does not bar them", async () => {
    const { reset } = await openPasswords({ accounts: [without("mobile")] });
    expect(await reset()).toEqual(refused("BarredNoMobile", ALICE.id));
  });

  it("as what nobody is compared with", async () => {
    const { reset } = await openPasswords();
    expect(await reset({ login: "nobody", birthDate: "1970-01-01", startMonth: "January" })).toEqual(
      refused("UnknownUser"),
    );
  });
});
const LARGE = { perAccount: 99, perCaller: 99, withoutNumber: 99, lockMinutes: 30 };

describe("a login that is none", () => {
  it.each([
    ...[
      "*",
      ")(",
      "asmith)(objectClass=*",
      "a*",
      "asmith\0",
      "\0",
      " asmith",
      "asmith ",
      "asm ith",
      "ａｓｍｉｔｈ",
      "asmith\n",
    ],
    ...[
      "",
      "-asmith",
      "äsmith",
      "asmith@example.test",
      "EXAMPLE\\asmith",
      "x".repeat(10_240),
      `asmith${" ".repeat(10_000)}`,
    ],
  ])("finds nobody and costs one attempt: %j", async (login) => {
    const { reset, people, items } = await openPasswords();
    expect(await reset({ login })).toEqual(refused("UnknownUser"));
    const searched = people.asked.find((each) => each.startsWith("find"));
    expect(searched).toMatch(/^find [A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
    expect(searched).not.toContain("asmith");
    const kept = await items();
    expect(kept.map(({ ids }) => ids)).toEqual([new Set(["r-1"]), new Set(["r-1"])]);
    expect(JSON.stringify(kept.map(({ pk }) => pk)).length).toBeLessThan(200);
  });

  it("finds nobody even where the directory would", async () => {
    const { reset, people } = await openPasswords();
    const open = async () => ({ ...(await people.open()), find: async () => ALICE });
    expect(await reset({ login: "*" }, { directory: { open } })).toEqual(refused("UnknownUser"));
  });
});

describe("attempts", () => {
  it("lock an account, whoever makes them, and its own person with it until the lock ends", async () => {
    const { reset, clock } = await openPasswords();
    for (const id of many(5, (id) => id)) await reset({ id, caller: `+6149157${id.slice(2)}000`, ...WRONG });
    expect(await reset({ id: "r-6" })).toEqual(refused("AccountLocked", ALICE.id));
    expect(await reset({ id: "r-7", login: "bjones" })).toMatchObject({ outcome: "reset" });
    clock.pass(30 * MINUTE - 1);
    expect(await reset({ id: "r-8" })).toMatchObject({ code: "AccountLocked" });
    clock.pass(1);
    expect(await reset({ id: "r-9" })).toMatchObject({ outcome: "reset" });
  });

  it("lock an account under any of its names' letter cases, and unknown ones alike", async () => {
    const { reset, items } = await openPasswords();
    for (const login of ["nobody", "Nobody", "NOBODY", "asmith", "ASMITH"]) await reset({ id: login, login, ...WRONG });
    const counts = (await items())
      .filter(({ pk }) => String(pk).startsWith("attempts#account"))
      .map(({ ids }) => (ids as Set<string>).size);
    expect(counts.sort()).toEqual([2, 3]);
  });

  it("lock a caller for all accounts, and cost none of these anything then", async () => {
    const { reset, items } = await openPasswords();
    for (const id of many(5, (id) => id)) await reset({ id, login: `nobody${id}` });
    expect(await reset({ id: "r-6" })).toEqual(refused("CallerLocked", ALICE.id));
    expect(await reset({ id: "r-7", login: "nobody" })).toEqual(refused("CallerLocked"));
    expect((await items()).map(({ pk }) => pk)).not.toContain(`attempts#account#${ALICE.id}`);
    expect(await reset({ id: "r-8", caller: "+61491570110" })).toMatchObject({ outcome: "reset" });
  });

  it("of all who have no number share one count", async () => {
    const limits = { perAccount: 5, perCaller: 5, withoutNumber: 8, lockMinutes: 30 };
    const { reset } = await openPasswords({ limits });
    for (const id of many(8, (id) => id)) await reset({ id, contactId: id, caller: undefined, login: id });
    expect(await reset({ id: "r-9", caller: undefined })).toMatchObject({ outcome: "refused", code: "CallerLocked" });
    expect(await reset({ id: "r-9" })).toMatchObject({ outcome: "reset" });
  });

  it("are used up by right details as well, and once by a request that is repeated", async () => {
    const { reset, clock } = await openPasswords();
    for (const id of many(5, (id) => id)) {
      for (const _ of [1, 2, 3]) expect(await reset({ id })).toMatchObject({ outcome: "reset" });
      clock.pass(15_000);
    }
    expect(await reset({ id: "r-6" })).toMatchObject({ outcome: "refused" });
  });

  it("leave no number, login or detail in the table", async () => {
    const { reset, items } = await openPasswords();
    for (const login of ["asmith", "nobody", "*secret"]) await reset({ id: `r ${login.length}`, login, ...WRONG });
    await reset({ id: "r-9" });
    const kept = JSON.stringify(await items(), (_, value) => (value instanceof Set ? [...value] : value));
    expect(kept).toContain(ALICE.id);
    for (const secret of [CALLER.slice(1), "asmith", 'nobody"', "secret", "1990", "march", "61491570156"])
      expect(kept).not.toContain(secret);
  });
});

it("whoever is refused, the same is asked of the directory and of AWS", async () => {
  const guess = (count: number, changes: Partial<ResetRequest>) => many(count, () => ({ ...WRONG, ...changes }));
  const wrong = await costOf(WRONG);
  expect(wrong).toEqual({
    outcome: "refused",
    asked: ["open", "find", "close"],
    sent: ["GetItem", "UpdateItem", "GetItem", "UpdateItem"],
  });
  expect(await costOf({ login: "nobody" })).toEqual(wrong);
  expect(await costOf({ login: "*" })).toEqual(wrong);
  expect(await costOf({}, [{ ...ALICE, barred: "disabled" }])).toEqual(wrong);
  expect(await costOf({}, [{ ...ALICE, barred: "privileged" }])).toEqual(wrong);
  expect(await costOf({ caller: undefined, ...WRONG })).toEqual(wrong);
  expect(await costOf({}, [ALICE], guess(5, { caller: "+61491570110" }))).toEqual(wrong);
  expect(await costOf({}, [ALICE], guess(5, { login: "nobody" }))).toEqual(wrong);
});
