import { Attribute, Change, Control } from "ldapts";
import { describe, expect, it } from "vitest";
import {
  ALICE,
  add,
  BASE,
  BOB,
  ENTRIES,
  EVE,
  PASSWORD,
  quoted,
  refusal,
  remove,
  replace,
  reset,
  SERVICE,
  STAFF,
  start,
} from "./directory.test-support.ts";

const NEW = "Quiet-River-82";
const DANA = `CN=Dana Admin,OU=Admins,${BASE}`;

describe("a reset", () => {
  it("sets the password, to be changed at the next logon, and unlocks, in one modify", async () => {
    const { service, tell, directory } = await start();
    for (const wrong of ["one", "two", "three"]) await tell(ALICE, wrong);
    expect(await tell(ALICE, PASSWORD)).toBe("775");
    await (await service()).modify(ALICE, reset(NEW));
    expect(await tell(ALICE, NEW)).toBe("773");
    expect(await tell(ALICE, PASSWORD)).toBe("52e");
    expect(directory.entry(ALICE)?.attributes).toMatchObject({ pwdLastSet: ["0"], lockoutTime: ["0"] });
    expect(JSON.stringify(directory.entry(ALICE))).not.toContain(NEW);
  });

  it("whose owner gives the password before it does not lock the account", async () => {
    const { service, tell, directory } = await start();
    await (await service()).modify(ALICE, reset(NEW));
    for (let times = 0; times < 5; times++) expect(await tell(ALICE, PASSWORD)).toBe("52e");
    expect(directory.entry(ALICE)?.attributes).toMatchObject({ badPwdCount: ["0"] });
  });

  it("alone sets when it was set, and does not unlock", async () => {
    const { service, tell } = await start();
    for (const wrong of ["one", "two", "three"]) await tell(ALICE, wrong);
    const client = await service();
    await client.modify(ALICE, replace("unicodePwd", quoted(NEW)));
    expect(await tell(ALICE, NEW)).toBe("775");
    await client.modify(ALICE, replace("lockoutTime", "0"));
    expect(await tell(ALICE, NEW)).toBe("bound");
  });

  it("may be to a password of any characters, and to one that was used before", async () => {
    const { service, tell } = await start();
    const client = await service();
    for (const password of ['Grüße-"7"-漢字🙂x', NEW, PASSWORD, NEW]) {
      await client.modify(ALICE, replace("unicodePwd", quoted(password)));
      expect(await tell(ALICE, password)).toBe("bound");
    }
  });

  it("must be changed has no effect where the password never expires", async () => {
    const { service, tell } = await start();
    await (await service()).modify(`CN=Ida Same,${STAFF}`, reset(NEW));
    expect(await tell("isame@example.test", NEW)).toBe("bound");
  });

  const WINDOWS = "0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0\n\0";
  it.each([
    ["too short", "Ab1!", 19],
    ["of one kind of characters", "abcdefghijklmnop", 19],
    ["of two", "abcdefgh1234", 19],
    ["too long", `Aa1!${"x".repeat(253)}`, undefined],
    ["with the login in it", "xASMITH-2026-xx", undefined],
    ["with a part of the displayed name in it", "xaLICe-2026-xx", undefined],
  ])("is refused where the password is %s, with Windows' code or Samba's", async (_, password, onSamba) => {
    const [windows, samba] = [await start(), await start({ server: "Samba" })];
    const refused = await refusal((await windows.service()).modify(ALICE, reset(password)));
    expect(refused).toEqual({ code: 53, message: `${WINDOWS} Code: 0x35` });
    const other = await refusal((await samba.service()).modify(ALICE, reset(password)));
    expect(other?.code).toBe(onSamba);
    if (onSamba) expect(other?.message).toMatch(/^0000052D: /);
    expect(await windows.tell(ALICE, PASSWORD)).toBe("bound");
  });

  it("minds neither names nor kinds of characters without complexity, nor short parts of names", async () => {
    const simple = { minLength: 4, history: 0, complexity: false, lockoutThreshold: 0, lockoutMinutes: 0 };
    const { service } = await start({ policy: simple });
    await (await service()).modify(ALICE, replace("unicodePwd", quoted("asmith")));
    const al = { dn: `CN=Al,${STAFF}`, attributes: { sAMAccountName: "al", displayName: "Al X. Li" } };
    const complex = await start({ entries: [...ENTRIES, al] });
    await (await complex.service()).modify(al.dn, replace("unicodePwd", quoted("al-X-li-2026-Qz")));
  });

  it("is of an account that needs no password to whatever one", async () => {
    const free = { dn: `CN=Free,${STAFF}`, attributes: { sAMAccountName: "free", userAccountControl: "544" } };
    const { service, tell } = await start({ entries: [...ENTRIES, free] });
    await (await service()).modify(free.dn, replace("unicodePwd", quoted("x")));
    expect(await tell("free@example.test", "x")).toBe("bound");
  });

  it.each([
    ["without quotes", Buffer.from(NEW, "utf16le")],
    ["as text", NEW],
    ["of an odd number of bytes", Buffer.concat([quoted(NEW), Buffer.from("x")])],
    ["of one quote", Buffer.from('"', "utf16le")],
    ["of nothing", ""],
  ])("is refused with a value %s", async (_, value) => {
    const { service } = await start();
    const refused = await refusal((await service()).modify(ALICE, replace("unicodePwd", value)));
    expect(refused).toMatchObject({ code: 53, message: expect.stringMatching(/^0000001F: SvcErr/) });
  });

  it("is refused by another operation, with two values, or twice in one", async () => {
    const { service, tell } = await start();
    const client = await service();
    const two = new Attribute({ type: "unicodePwd", values: [quoted(NEW), quoted(`${NEW}x`)] });
    for (const changes of [
      [add("unicodePwd", quoted(NEW))],
      [remove("unicodePwd", quoted(PASSWORD))],
      [new Change({ operation: "replace", modification: two })],
      [replace("unicodePwd", quoted(NEW)), replace("unicodePwd", quoted(NEW))],
    ])
      expect(await refusal(client.modify(ALICE, changes))).toMatchObject({ code: 53 });
    expect(await tell(ALICE, PASSWORD)).toBe("bound");
  });
});

describe("a modify", () => {
  it.each([
    ["a password", [replace("pwdLastSet", "0"), replace("unicodePwd", quoted("weak"))]],
    ["a value", [replace("unicodePwd", quoted(NEW)), replace("pwdLastSet", "5")]],
    ["a right", [replace("unicodePwd", quoted(NEW)), replace("telephoneNumber", "1")]],
  ])("does nothing where %s of it is refused", async (_, changes) => {
    const { service, tell, directory } = await start();
    const before = directory.entry(ALICE);
    expect(await refusal((await service()).modify(ALICE, changes))).toBeDefined();
    expect(directory.entry(ALICE)).toEqual(before);
    expect(await tell(ALICE, PASSWORD)).toBe("bound");
  });

  it("sets pwdLastSet to 0, and by -1 to now, and to nothing else", async () => {
    const time = { now: Date.parse("2026-11-26T09:00:00Z") };
    const { service, directory } = await start({ clock: () => time.now });
    const client = await service();
    const lastSet = () => directory.entry(ALICE)?.attributes.pwdLastSet;
    time.now += 1_000;
    await client.modify(ALICE, replace("pwdLastSet", "-1"));
    expect(lastSet()).toEqual(["134401572000000000"]);
    await client.modify(ALICE, replace("pwdLastSet", "0"));
    expect(lastSet()).toEqual(["0"]);
    await client.modify(ALICE, replace("pwdLastSet", "-1"));
    expect(lastSet()).toEqual(["134401572010000000"]);
    expect(await refusal(client.modify(ALICE, replace("pwdLastSet", "134401572000000000")))).toMatchObject({
      code: 80,
    });
    expect(await refusal(client.modify(ALICE, remove("pwdLastSet", "0")))).toMatchObject({ code: 53 });
  });

  it("sets lockoutTime to 0 and, but on Samba, to nothing else", async () => {
    const { service } = await start();
    const client = await service();
    await client.modify(ALICE, replace("lockoutTime", "0"));
    for (const change of [replace("lockoutTime", "1"), remove("lockoutTime", "0")])
      expect(await refusal(client.modify(ALICE, change))).toMatchObject({ code: 53 });
    expect(await refusal(client.modify(ALICE, add("lockoutTime", "0")))).toMatchObject({ code: 20 });
    const samba = await start({ server: "Samba" });
    await (await samba.service()).modify(ALICE, replace("lockoutTime", "1"));
    expect(samba.directory.entry(ALICE)?.attributes.lockoutTime).toEqual(["1"]);
  });

  it.each([
    ["nobody", `CN=Nobody,${STAFF}`, 32, "0000208D: NameErr"],
    ["another domain's", "CN=Alice,DC=other,DC=test", 10, "0000202B: RefErr"],
    ["what is no name", "Alice", 34, "BAD_NAME"],
    ["no name at all", "", 53, "WILL_NOT_PERFORM"],
  ])("is refused of %s", async (_, dn, code, said) => {
    const { service } = await start();
    const refused = await refusal((await service()).modify(dn, reset(NEW)));
    expect(refused).toMatchObject({ code, message: expect.stringContaining(said) });
  });

  it("is refused with a control that the directory does not have", async () => {
    const { service } = await start();
    const hints = new Control("1.2.840.113556.1.4.2239", { critical: true });
    expect(await refusal((await service()).modify(ALICE, reset(NEW), hints))).toMatchObject({ code: 12 });
  });

  it("is in the journal without its values", async () => {
    const { service, directory } = await start();
    await (await service()).modify(ALICE, reset(NEW));
    const last = directory.operations.entries().at(-1);
    expect(last).toMatchObject({ operation: "modify", by: SERVICE, name: ALICE, code: 0 });
    expect(last?.attributes).toEqual(["unicodePwd", "pwdLastSet", "lockoutTime"]);
    expect(JSON.stringify(directory.operations.entries())).not.toMatch(/River|Passw0rd/);
  });
});

describe("the right to reset", () => {
  it.each([
    ["outside the OU", DANA, 50],
    ["of who administers the domain, in the OU", EVE, 50],
    ["of the service account itself", SERVICE, 50],
    ["of an OU", STAFF, 50],
    ["of the staff", BOB, undefined],
  ])("%s", async (_, dn, code) => {
    const { service } = await start();
    expect((await refusal((await service()).modify(dn, reset(NEW))))?.code).toBe(code);
  });

  it("reaches who administers the domain on Samba, which has no AdminSDHolder", async () => {
    const { service, tell } = await start({ server: "Samba" });
    await (await service()).modify(EVE, reset(NEW));
    expect(await tell("epriv@example.test", NEW)).toBe("773");
  });

  it("is one for each attribute, and for nothing else", async () => {
    const { service, bound } = await start();
    const bob = await bound(BOB, PASSWORD);
    for (const change of reset(NEW)) expect(await refusal(bob.modify(ALICE, change))).toMatchObject({ code: 50 });
    const client = await service();
    for (const attribute of ["userAccountControl", "mobile", "objectSid"])
      expect(await refusal(client.modify(ALICE, replace(attribute, "512")))).toMatchObject({ code: 50 });
    const half = [{ trustee: SERVICE, subtree: STAFF, resetPassword: true }];
    const less = await start({ delegations: half });
    expect(await refusal((await less.service()).modify(ALICE, reset(NEW)))).toMatchObject({ code: 50 });
  });

  it("may be a group's", async () => {
    const shift = `CN=Operations,OU=Groups,${BASE}`;
    const { bound, tell } = await start({ delegations: [{ trustee: shift, subtree: STAFF, resetPassword: true }] });
    const alice = await bound(ALICE, PASSWORD);
    await alice.modify(BOB, replace("unicodePwd", quoted(NEW)));
    expect(await tell(BOB, NEW)).toBe("bound");
  });

  it("is an administrator's everywhere, to other attributes too", async () => {
    const { bound, directory, tell } = await start();
    const dana = await bound(DANA, PASSWORD);
    await dana.modify(EVE, reset(NEW));
    await dana.modify(ALICE, [
      replace("userAccountControl", "514"),
      add("description", "one"),
      add("description", "two"),
    ]);
    await dana.modify(ALICE, remove("description", "ONE"));
    expect(await tell(ALICE, PASSWORD)).toBe("533");
    expect(directory.entry(ALICE)?.attributes).toMatchObject({ userAccountControl: ["514"], description: ["two"] });
    expect(await refusal(dana.modify(ALICE, add("description", "TWO")))).toMatchObject({ code: 20 });
    expect(await refusal(dana.modify(ALICE, remove("description", "three")))).toMatchObject({ code: 16 });
    expect(await refusal(dana.modify(ALICE, replace("objectSid", "S-1-0-0")))).toMatchObject({ code: 53 });
  });
});

describe("a change of one's own password", () => {
  const change = (from: string, to: string) => [remove("unicodePwd", quoted(from)), add("unicodePwd", quoted(to))];

  it("needs the old one, and is held to the history", async () => {
    const { bound, tell } = await start();
    const bob = await bound(BOB, PASSWORD);
    await bob.modify(BOB, change(PASSWORD, NEW));
    expect(await tell(BOB, NEW)).toBe("bound");
    for (const used of [PASSWORD, NEW])
      expect(await refusal(bob.modify(BOB, change(NEW, used)))).toMatchObject({
        code: 19,
        message: expect.stringMatching(/^0000052D: AtrErr/),
      });
    expect(await refusal(bob.modify(BOB, change("Wrong-Passw0rd", `${NEW}x`)))).toMatchObject({
      code: 19,
      message: expect.stringMatching(/^00000056: AtrErr/),
    });
  });

  it("is anybody's who knows the old one, so that a password that must be changed can be", async () => {
    const { bound, tell } = await start();
    const bob = await bound(BOB, PASSWORD);
    await bob.modify(`CN=Henry New,${STAFF}`, change(PASSWORD, NEW));
    expect(await tell("hnew@example.test", NEW)).toBe("bound");
  });

  it("counts wrong old passwords as a logon does", async () => {
    const { bound, tell } = await start();
    const bob = await bound(BOB, PASSWORD);
    for (const wrong of ["one", "two", "three"])
      expect(await refusal(bob.modify(ALICE, change(wrong, NEW)))).toMatchObject({ code: 19 });
    expect(await tell(ALICE, PASSWORD)).toBe("775");
  });
});
