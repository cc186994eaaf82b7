import { describe, expect, it } from "vitest";
import {
  ALICE,
  BASE,
  PASSWORD,
  POLICY,
  refusal,
  SERVICE,
  SERVICE_PASSWORD,
  STAFF,
  start,
} from "./directory.test-support.ts";

describe("a connection", () => {
  it("is by TLS with a certificate of the host's name", async () => {
    const { client, directory } = await start();
    expect(directory.url).toBe(`ldaps://dc1.example.test:${directory.port}`);
    await client().bind(SERVICE, SERVICE_PASSWORD);
    const untrusted = await start();
    expect(await refusal(client(untrusted.directory.certificate).bind(SERVICE, SERVICE_PASSWORD))).toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/),
    });
    expect(await refusal(client(undefined, "dc2.example.test").bind(SERVICE, SERVICE_PASSWORD))).toMatchObject({
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
  });

  it("is refused once the directory is closed, and ended where it is open", async () => {
    const { client, service, directory } = await start();
    const open = await service();
    await directory.close();
    expect(await refusal(client().bind(SERVICE, SERVICE_PASSWORD))).toMatchObject({ code: "ECONNREFUSED" });
    await expect.poll(() => open.isConnected).toBe(false);
  });
});

describe("a bind", () => {
  it.each([SERVICE, SERVICE.toLowerCase(), "svc-reset@example.test", "SVC-RESET@EXAMPLE.TEST", "EXAMPLE\\svc-reset"])(
    "takes %s",
    async (name) => {
      const { tell } = await start();
      expect(await tell(name, SERVICE_PASSWORD)).toBe("bound");
    },
  );

  it.each([
    ["a wrong password", SERVICE, "nope-nope-1A", "52e"],
    ["an unknown DN", `CN=Nobody,${STAFF}`, PASSWORD, "52e"],
    ["an unknown name", "nobody@example.test", PASSWORD, "52e"],
    ["a login alone", "svc-reset", SERVICE_PASSWORD, "52e"],
    ["another domain's login", "OTHER\\svc-reset", SERVICE_PASSWORD, "52e"],
    ["no name", "", PASSWORD, "52e"],
    ["what is no user", STAFF, PASSWORD, "52e"],
    ["a disabled account", "fdisabled@example.test", PASSWORD, "533"],
    ["a disabled account's wrong password", "fdisabled@example.test", "wrong", "52e"],
    ["an account that has expired", "ggone@example.test", PASSWORD, "701"],
    ["a password that must be changed", "hnew@example.test", PASSWORD, "773"],
    ["a wrong one of those", "hnew@example.test", "wrong", "52e"],
    ["a password that must be changed and never expires", "isame@example.test", PASSWORD, "bound"],
  ])("answers %s by its data", async (_, name, password, data) => {
    const { tell, directory } = await start();
    expect(await tell(name, password)).toBe(data);
    expect(directory.operations.entries()).toMatchObject([{ operation: "bind", name }]);
  });

  it("that is refused has Active Directory's very message", async () => {
    const { bound } = await start();
    const said = "80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 52e, v1db1\0 Code: 0x31";
    expect(await refusal(bound(SERVICE, "wrong"))).toEqual({ code: 49, message: said });
  });

  it("with no password is nobody's, which Windows lets in and Samba does not", async () => {
    const windows = await start();
    expect(await windows.tell("", "")).toBe("bound");
    const nobody = await windows.bound(ALICE, "");
    expect(await refusal(nobody.search(BASE, {}))).toMatchObject({ code: 1 });
    const samba = await start({ server: "Samba" });
    expect(await samba.tell(ALICE, "")).toBe("52e");
    expect(await samba.tell("", "")).toBe("bound");
  });

  it("that is refused leaves nobody bound", async () => {
    const { service } = await start();
    const client = await service();
    expect(await refusal(client.bind(SERVICE, "wrong"))).toMatchObject({ code: 49 });
    expect(await refusal(client.search(BASE, {}))).toMatchObject({ code: 1 });
  });

  it("is by password", async () => {
    const { client } = await start();
    expect(await refusal(client().bind("EXTERNAL"))).toMatchObject({ code: 7 });
  });

  it("is in the journal without its password", async () => {
    const { directory, tell } = await start();
    await tell(ALICE, "Wrong-Passw0rd");
    await tell(ALICE, PASSWORD);
    expect(directory.operations.entries()).toMatchObject([
      { operation: "bind", connection: 1, name: ALICE, code: 49, data: "52e" },
      { operation: "bind", connection: 2, name: ALICE, code: 0 },
    ]);
    expect(JSON.stringify(directory.operations.entries())).not.toMatch(/Passw0rd/);
  });
});

describe("whoever is not bound", () => {
  it.each([
    ["Windows" as const, "000004DC"],
    ["Samba" as const, "00002020"],
  ])("is refused everything by %s but what it tells of itself", async (server, code) => {
    const { client } = await start({ server });
    const nobody = client();
    expect(await refusal(nobody.search(BASE, {}))).toMatchObject({ code: 1, message: expect.stringContaining(code) });
    expect(await refusal(nobody.modify(ALICE, []))).toMatchObject({ code: 1, message: expect.stringContaining(code) });
    const { searchEntries } = await nobody.search("", { scope: "base" });
    expect(searchEntries).toMatchObject([{ defaultNamingContext: BASE, dnsHostName: "dc1.example.test" }]);
  });
});

describe("an account whose password is wrong", () => {
  const MINUTE = 60_000;
  /** A directory whose clock the test has. */
  async function startAt(now = Date.parse("2026-11-26T09:00:00Z")) {
    const time = { now };
    return { time, ...(await start({ clock: () => time.now })) };
  }

  it("is locked after as many as the policy says, and stays so whatever is given", async () => {
    const { tell, directory } = await startAt();
    for (const wrong of ["one", "two", "three"]) expect(await tell(ALICE, wrong)).toBe("52e");
    expect(await tell(ALICE, "four")).toBe("775");
    expect(await tell(ALICE, PASSWORD)).toBe("775");
    expect(directory.entry(ALICE)?.attributes).toMatchObject({
      badPwdCount: ["3"],
      lockoutTime: ["134401572000000000"],
    });
  });

  it("counts from the start after a right one, or when the time is over", async () => {
    const { tell, time } = await startAt();
    for (const wrong of ["one", "two"]) expect(await tell(ALICE, wrong)).toBe("52e");
    expect(await tell(ALICE, PASSWORD)).toBe("bound");
    for (const wrong of ["one", "two"]) expect(await tell(ALICE, wrong)).toBe("52e");
    time.now += 15 * MINUTE + 1;
    for (const wrong of ["one", "two"]) expect(await tell(ALICE, wrong)).toBe("52e");
    expect(await tell(ALICE, PASSWORD)).toBe("bound");
  });

  it("is open again when the time is over", async () => {
    const { tell, time, directory } = await startAt();
    for (const wrong of ["one", "two", "three"]) await tell(ALICE, wrong);
    time.now += 15 * MINUTE - 1;
    expect(await tell(ALICE, PASSWORD)).toBe("775");
    time.now += 1;
    expect(await tell(ALICE, PASSWORD)).toBe("bound");
    expect(directory.entry(ALICE)?.attributes).toMatchObject({ badPwdCount: ["0"], lockoutTime: ["0"] });
  });

  it("stays locked until it is unlocked, or is never locked, where the policy says so", async () => {
    const policy = { ...POLICY, lockoutThreshold: 1, lockoutMinutes: 0 };
    const time = { now: Date.now() };
    const { tell } = await start({ policy, clock: () => time.now });
    await tell(ALICE, "one");
    time.now += 10_000 * MINUTE;
    expect(await tell(ALICE, PASSWORD)).toBe("775");
    const lenient = await start({ policy: { ...policy, lockoutThreshold: 0 } });
    for (const wrong of ["one", "two", "three"]) expect(await lenient.tell(ALICE, wrong)).toBe("52e");
    expect(await lenient.tell(ALICE, PASSWORD)).toBe("bound");
  });
});
