import { DirectoryFailure } from "@frontdesk/core/directory/directory-failure.ts";
import { describe, expect, it } from "vitest";
import { openPasswords } from "./passwords.ts";
import { ALICE, BOB } from "./people.ts";

const failure = (...[kind, code]: [DirectoryFailure["kind"], DirectoryFailure["code"]]) =>
  new DirectoryFailure(kind, code, "so it is");
const throwing = (error: Error) => () => {
  throw error;
};
const account = ALICE.id;

describe("a reset", () => {
  it("sets a new password and sends it to the mobile in the directory", async () => {
    const { reset, texts, people, passwordOf } = await openPasswords();
    expect(await reset()).toEqual({ outcome: "reset", code: "Reset", account });
    const password = passwordOf("asmith") ?? "";
    expect(password).toMatch(/^[a-zA-Z0-9-]{16}$/);
    expect(texts()).toEqual([
      { to: ALICE.mobile, message: expect.stringContaining(`is\n${password}\nYou have to change it`) },
    ]);
    expect(passwordOf("bjones")).toBe("the old one");
    expect(people.asked).toEqual(["open", "find asmith", "set asmith", "close"]);
  });

  it("takes the details as people say them, and the login in any letter case", async () => {
    const { reset } = await openPasswords();
    const said = { login: "ASmith", birthDate: "17 April 1990", startMonth: "March 2019" };
    expect(await reset(said)).toMatchObject({ outcome: "reset" });
  });

  it("asks for the year as well where settings say so", async () => {
    const { reset } = await openPasswords({ startMonth: "month and year" });
    expect(await reset({ startMonth: "march" })).toMatchObject({ outcome: "refused", code: "WrongDetails" });
    expect(await reset({ id: "r-2", startMonth: "march 2018" })).toMatchObject({ outcome: "refused" });
    expect(await reset({ id: "r-3", startMonth: "march 2019" })).toMatchObject({ outcome: "reset" });
  });

  it("needs no number to call from, and another each time gives another password", async () => {
    const { reset, sentPasswords, passwordOf, clock } = await openPasswords();
    await reset({ caller: undefined, line: undefined });
    clock.pass(15_000);
    await reset({ id: "r-2", caller: undefined });
    expect(new Set(sentPasswords()).size).toBe(2);
    expect(passwordOf("asmith")).toBe(sentPasswords().at(-1));
  });

  it("is made with a longer password where the directory's policy refuses the first", async () => {
    const { reset, people, sentPasswords } = await openPasswords();
    people.befalls.setPassword.push(async () => "too weak");
    expect(await reset()).toMatchObject({ outcome: "reset" });
    expect(people.tried.map(({ length }) => length)).toEqual([16, 24]);
    expect(sentPasswords()).toEqual([people.passwords.get("asmith")]);
  });

  it.each([
    [14, 22],
    [32, 40],
  ])(
    "of %i characters is tried once more with %i, and then somebody has to mend the policy",
    async (length, longer) => {
      const { reset, people, texts, passwordOf } = await openPasswords({ length });
      people.befalls.setPassword.push(
        async () => "too weak",
        async () => "too weak",
      );
      expect(await reset()).toEqual({ outcome: "unable", code: "TooWeak", account });
      expect(people.tried.map((password) => password.length)).toEqual([length, longer]);
      expect([texts(), passwordOf("asmith")]).toEqual([[], "the old one"]);
      expect(people.asked.at(-1)).toBe("close");
    },
  );
});

describe("where the directory fails, nothing is changed or sent", () => {
  it.each([
    [failure("unavailable", "DirectoryDown"), "unavailable"],
    [failure("unavailable", "DirectorySilent"), "unavailable"],
    [failure("unable", "ServerNotTrusted"), "unable"],
    [failure("unable", "NoDirectoryPassword"), "unable"],
    [failure("unknown", "DirectoryError"), "unavailable"],
  ])("as it is opened, or searched: %s", async (error, outcome) => {
    const { reset, people, texts } = await openPasswords();
    people.befalls.open.push(throwing(error));
    expect(await reset()).toEqual({ outcome, code: error.code, failure: "so it is" });
    people.befalls.find.push(throwing(error));
    expect(await reset()).toEqual({ outcome, code: error.code, failure: "so it is" });
    expect(people.asked).toEqual(["open", "open", "find asmith", "close"]);
    expect(texts()).toEqual([]);
    expect(await reset()).toMatchObject({ outcome: "reset" });
  });

  it.each([
    [failure("unavailable", "DirectoryBusy"), "unavailable"],
    [failure("unable", "NoRight"), "unable"],
    [failure("unable", "AccountGone"), "unable"],
  ])("as the password is set, and the next request may try at once: %s", async (error, outcome) => {
    const { reset, people, texts } = await openPasswords();
    people.befalls.setPassword.push(throwing(error));
    expect(await reset()).toEqual({ outcome, code: error.code, failure: "so it is", account });
    expect(people.asked).toEqual(["open", "find asmith", "set asmith", "close"]);
    expect(texts()).toEqual([]);
    expect(await reset({ id: "r-2" })).toMatchObject({ outcome: "reset" });
  });

  it.each(["attempts", "lease"])(
    "as too little time is left to change and to tell: a slow table of %s",
    async (what) => {
      const { reset, people, texts, attempts, leases, clock } = await openPasswords();
      const slowly = <Given, Got>(work: (given: Given) => Promise<Got>) => {
        return (given: Given) => {
          clock.pass(5000);
          return work(given);
        };
      };
      const slow =
        what === "attempts"
          ? { attempts: { count: slowly(attempts.count) } }
          : { leases: { ...leases, take: slowly((of: Parameters<typeof leases.take>[0]) => slowly(leases.take)(of)) } };
      expect(await reset({}, slow)).toEqual({ outcome: "unavailable", code: "TooLate", account });
      expect([people.tried, texts()]).toEqual([[], []]);
      expect(await reset({ id: "r-2" })).toMatchObject({ outcome: "reset" });
    },
  );

  it("by a fault that is none of the directory's, which is thrown, and the session closed", async () => {
    const { reset, people } = await openPasswords();
    people.befalls.find.push(throwing(new TypeError("a mistake")));
    await expect(reset()).rejects.toThrow("a mistake");
    expect(people.asked.at(-1)).toBe("close");
  });
});

describe("where the password is set and the text does not go", () => {
  it.each([
    [async () => ({ taken: false, code: "OptedOutException" }) as const, "OptedOutException"],
    [async () => Promise.reject(Object.assign(new Error("no answer"), { name: "TimeoutError" })), "TimeoutError"],
  ])("that is told, and the next request may try at once", async (send, undelivered) => {
    const { reset, people, passwordOf } = await openPasswords();
    expect(await reset({}, { texts: { send } })).toEqual({
      outcome: "unsent",
      code: "PasswordUnsent",
      undelivered,
      account,
    });
    expect(people.asked).toEqual(["open", "find asmith", "set asmith", "close"]);
    expect(passwordOf("asmith")).toBe(people.tried[0]);
    expect(await reset({ id: "r-2" })).toMatchObject({ outcome: "reset" });
  });

  it("by SNS itself, for a number that is none", async () => {
    const { reset } = await openPasswords({ accounts: [{ ...ALICE, mobile: "+0491570156" }, BOB] });
    expect(await reset()).toMatchObject({ outcome: "unsent", undelivered: "InvalidParameterException" });
  });
});

describe("where nobody knows whether the password was set", () => {
  const lost = failure("unknown", "OutcomeUnknown");
  const silent = failure("unavailable", "DirectorySilent");

  it("and it was, that is found out, and it is sent", async () => {
    const { reset, people, sentPasswords } = await openPasswords();
    people.befalls.setPassword.push(async (set) => {
      set();
      throw lost;
    });
    expect(await reset()).toEqual({ outcome: "reset", code: "Reset", account });
    expect(people.asked).toEqual(["open", "find asmith", "set asmith", "has asmith", "close"]);
    expect(sentPasswords()).toEqual([people.passwords.get("asmith")]);
  });

  it("and it was not, nothing is sent, and nobody overtakes what may still come", async () => {
    const { reset, people, texts, passwordOf, clock } = await openPasswords();
    people.befalls.setPassword.push(throwing(lost));
    expect(await reset()).toEqual({ outcome: "unavailable", code: "NotChanged", failure: "so it is", account });
    expect([texts(), passwordOf("asmith")]).toEqual([[], "the old one"]);
    expect(await reset({ id: "r-2" })).toMatchObject({ outcome: "underway" });
    clock.pass(15_000);
    expect(await reset({ id: "r-2" })).toMatchObject({ outcome: "reset" });
  });

  it("and that cannot be told, the text says so, and so does the outcome", async () => {
    const { reset, people, texts } = await openPasswords();
    people.befalls.setPassword.push(throwing(lost));
    people.befalls.hasPassword.push(throwing(silent));
    expect(await reset()).toEqual({ outcome: "unknown", code: "OutcomeUnknown", failure: "so it is", account });
    const message = `Your new password may be\n${people.tried[0]}\nIf it does not work, your old one still does.`;
    expect(texts()).toEqual([{ to: ALICE.mobile, message: expect.stringContaining(message) }]);
    expect(people.asked.at(-1)).toBe("close");
  });

  it("and the text does not go either, that is told as well", async () => {
    const { reset, people } = await openPasswords();
    people.befalls.setPassword.push(throwing(lost));
    people.befalls.hasPassword.push(throwing(silent));
    const send = async () => ({ taken: false, code: "OptedOutException" }) as const;
    expect(await reset({}, { texts: { send } })).toMatchObject({
      outcome: "unknown",
      undelivered: "OptedOutException",
    });
  });

  it("because of a fault of any other kind, it is looked at as well", async () => {
    const { reset, people } = await openPasswords();
    people.befalls.setPassword.push(throwing(new TypeError("a mistake")));
    expect(await reset()).toMatchObject({ outcome: "unavailable", code: "NotChanged" });
  });

  it("it is looked at when a server that is still at it has had a second", async () => {
    const { reset, people, clock } = await openPasswords();
    const began = clock.now();
    people.befalls.setPassword.push(async () => {
      clock.pass(300);
      throw lost;
    });
    let lookedAt = 0;
    people.befalls.hasPassword.push(async (has) => {
      lookedAt = clock.now() - began;
      return has();
    });
    await reset();
    expect(lookedAt).toBe(1000);
  });

  it("after the second try, that one's password is looked at and sent", async () => {
    const { reset, people, sentPasswords } = await openPasswords();
    people.befalls.setPassword.push(
      async () => "too weak",
      async (set) => {
        set();
        throw lost;
      },
    );
    expect(await reset()).toMatchObject({ outcome: "reset" });
    expect(sentPasswords()).toEqual([people.tried[1]]);
  });
});
