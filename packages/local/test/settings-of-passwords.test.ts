import { generateKeyPairSync } from "node:crypto";
import { selfSigned } from "@frontdesk/simulator/asn1/self-signed.ts";
import { describe, expect, it } from "vitest";
import { refusal } from "./refusal.ts";

const directory = (over: object) => refusal({ passwords: { directory: over } });
const passwords = (over: object) => refusal({ passwords: over });
const NUMBER = "22222222-3333-4444-8555-666666666666";

function certificate(bits = 2048) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  const privateKeyPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { pem: selfSigned({ privateKeyPem, commonName: "CA of example.test", hours: 1 }), privateKeyPem };
}

describe("settings of password resets that cannot be meant", () => {
  it.each([
    ["length", 14, 32],
    ["attempts.perAccount", 1, 20],
    ["attempts.perCaller", 1, 50],
    ["attempts.withoutNumber", 1, 1000],
    ["attempts.lockMinutes", 1, 1440],
  ])("are a %s of less than %i or more than %i", (path, least, most) => {
    const [name = "", inner] = path.split(".");
    const with_ = (value: number) => passwords({ [name]: inner ? { [inner]: value } : value });
    expect([with_(least), with_(most)]).toEqual(["", ""]);
    for (const value of [least - 1, most + 1, least + 0.5]) expect(with_(value)).toContain(`at passwords.${path}`);
  });

  it.each(["ldaps://dc1.example.test", "ldaps://dc1:65535", "ldaps://DC-1.example.test:3269", "ldaps://10.0.0.4:636"])(
    "are not the server %s",
    (server) => {
      expect(directory({ servers: [server] })).toBe("");
    },
  );

  it.each([
    ...["ldap://dc1.example.test:636", "ldap://dc1.example.test", "dc1.example.test:636", "https://dc1.example.test"],
    ...["ldaps://svc:Passw0rd@dc1.example.test", "ldaps://dc1.example.test/", "ldaps://dc1.example.test:636/DC=test"],
    ...["ldaps://dc1.example.test?x", "ldaps://dc1.example.test#x", "ldaps://", "ldaps://dc1.example.test:0", ""],
    ...["ldaps://dc1.example.test:65536", "ldaps://-dc1.test", "ldaps://dc1..test", "ldaps://dc 1.test", "LDAPS://dc1"],
  ])("are a server that is “%s”", (server) => {
    expect(directory({ servers: ["ldaps://dc0.example.test", server] })).toContain("at passwords.directory.servers[1]");
  });

  it("are no server at all, six of them, and one that is named twice", () => {
    expect(directory({ servers: [] })).toContain("at passwords.directory.servers");
    const six = Array.from({ length: 6 }, (_, index) => `ldaps://dc${index}.example.test`);
    expect(directory({ servers: six })).toContain("at passwords.directory.servers");
    expect(directory({ servers: six.slice(1) })).toBe("");
    expect(directory({ servers: ["ldaps://dc1.example.test", "ldaps://DC1.example.test"] })).toMatch(
      /names a server twice\s+→ at passwords\.directory\.servers\[1\]/,
    );
  });

  it.each(["base", "serviceAccount"])("are a %s that is no distinguished name", (name) => {
    const names = ["DC=test", "OU=Staff, DC=example,DC=test", "CN=Lee\\, Ann,OU=Zürich,DC=test", "OU=R\\26D,DC=test"];
    for (const right of names) expect(directory({ [name]: right })).toBe("");
    const wrong = ["", "Staff", "OU=", "OU=Staff,", "OU=Staff;DC=test", "OU= Staff,DC=test", "OU=Staff ,DC=test"];
    for (const each of [...wrong, "OU=Sta\u0000ff,DC=test", "=Staff", 'OU="Staff",DC=test', "OU=a\\zz"])
      expect(directory({ [name]: each })).toContain(`at passwords.directory.${name}`);
  });

  it("are a service account by another name than its distinguished or its principal name", () => {
    expect(directory({ serviceAccount: "svc-reset@example.test" })).toBe("");
    for (const name of ["svc-reset", "EXAMPLE\\svc-reset", "svc reset@example.test", "@example.test", "svc@", "a@b@c"])
      expect(directory({ serviceAccount: name })).toContain("at passwords.directory.serviceAccount");
    expect(directory({ base: "svc-reset@example.test" })).toContain("at passwords.directory.base");
  });

  it("are anything but certificates as those of the authority", () => {
    const { pem, privateKeyPem } = certificate();
    for (const ca of ["", pem, `${pem}\n${certificate(1024).pem}`, pem.replaceAll("\n", "\r\n"), `  ${pem}`])
      expect(directory({ ca })).toBe("");
    const cut = pem.replace(/\n.{64}\n/, "\n");
    for (const ca of ["no PEM", "/etc/ssl/ca.pem", pem + privateKeyPem, cut, pem.slice(0, -30), `subject=CA\n${pem}`])
      expect(directory({ ca })).toMatch(/certificates in PEM, .+\s+→ at passwords\.directory\.ca/);
  });

  it("are a password that is not encrypted, which is said without repeating it", () => {
    const encrypted = Buffer.alloc(170, 7).toString("base64");
    for (const password of ["", encrypted]) expect(directory({ password })).toBe("");
    for (const password of ["Passw0rd", "correct horse battery staple", "x".repeat(101), `${encrypted}\n`, " "]) {
      const said = directory({ password });
      expect(said).toMatch(/what `npm run encrypt-secret` prints, .+\s+→ at passwords\.directory\.password/);
      if (password.trim()) expect(said).not.toContain(password.trim());
    }
  });

  it.each(["birthDate", "startMonth", "mobile"])(
    "are an attribute for %s that no directory has, or another one's",
    (name) => {
      expect(directory({ attributes: { [name]: "extensionAttribute7" } })).toBe("");
      for (const wrong of ["", "birth date", "birth_date", "7th", "date)(uid=*", "1.2.840.113556"])
        expect(directory({ attributes: { [name]: wrong } })).toContain(`at passwords.directory.attributes.${name}`);
      const other = name === "mobile" ? "MONTHSTARTED" : "Mobile";
      expect(directory({ attributes: { [name]: other } })).toMatch(
        /names an attribute twice\s+→ at passwords\.directory\.attributes\.\w+/,
      );
    },
  );

  it("are a protected group that is no distinguished name, or named twice", () => {
    const group = "CN=Payroll,OU=Groups,DC=example,DC=test";
    expect(directory({ protectedGroups: [group] })).toBe("");
    expect(directory({ protectedGroups: ["Payroll"] })).toContain("at passwords.directory.protectedGroups[0]");
    expect(directory({ protectedGroups: [group, group.toLowerCase().replaceAll(",", ", ")] })).toMatch(
      /names a group twice\s+→ at passwords\.directory\.protectedGroups\[1\]/,
    );
  });

  it.each(["Singapore", "sg", "XX", "S", "", "65"])("are the country “%s”", (country) => {
    expect(directory({ country: "SG" })).toBe("");
    expect(directory({ country })).toContain("at passwords.directory.country");
  });

  it("are more certificates and groups than a function can be told", () => {
    const { pem } = certificate(4096);
    expect(directory({ ca: pem })).toBe("");
    expect(directory({ ca: pem + pem })).toMatch(
      /takes \d+ bytes with its certificates, and the function can be told 3000 at most: .+\s+→ at passwords\.directory/,
    );
    const groups = Array.from(
      { length: 20 },
      (_, index) => `CN=${`Group ${index}`.padEnd(200, "x")},DC=example,DC=test`,
    );
    expect(directory({ protectedGroups: groups })).toContain("bytes with its certificates");
  });

  it("are names with more quotation marks, backslashes and line ends than a function can be told", () => {
    // Some 2,900 bytes, and each of their backslashes is four where it is measured.
    const protectedGroups = Array.from({ length: 10 }, (_, index) => `CN=${index}${"\\, Ann".repeat(40)},DC=test`);
    expect(protectedGroups.join('","').length).toBeLessThan(2700);
    expect(directory({ protectedGroups })).toContain("bytes with its certificates");
  });

  it("are a PIN, and no more attempts than it takes to ask for one", () => {
    for (const name of ["perAccount", "perCaller", "withoutNumber"]) {
      expect(passwords({ attempts: { [name]: 1 } })).toBe("");
      expect(passwords({ secondFactor: "PIN", attempts: { [name]: 2 } })).toBe("");
      expect(passwords({ secondFactor: "PIN", attempts: { [name]: 1 } })).toMatch(
        new RegExp(`at least 2 where .*PIN.*\\s+→ at passwords\\.attempts\\.${name}`),
      );
    }
  });

  it.each([
    ["subnetIds", "subnet"],
    ["securityGroupIds", "sg"],
  ])("are %s that no network has", (name, kind) => {
    const of = (...ids: string[]) => passwords({ network: { [name]: ids } });
    expect(of(`${kind}-0a1b2c3d`, `${kind}-0a1b2c3d4e5f60718`)).toBe("");
    expect(of()).toContain(`at passwords.network.${name}`);
    for (const id of ["vpc-0a1b2c3d", `${kind}-0A1B2C3D`, `${kind}-0a1b2c3d4`, "0a1b2c3d", ""])
      expect(of(id)).toContain(`at passwords.network.${name}[0]`);
    expect(of(`${kind}-0a1b2c3d`, `${kind}-0a1b2c3d`)).toMatch(/ twice\s+→ at passwords\.network\.\w+\[1\]/);
  });

  it("are a start month and a second factor that nobody knows", () => {
    for (const startMonth of ["month", "month and year"]) expect(passwords({ startMonth })).toBe("");
    for (const secondFactor of ["none", "caller number", "PIN"]) expect(passwords({ secondFactor })).toBe("");
    expect(passwords({ startMonth: "year" })).toContain("at passwords.startMonth");
    expect(passwords({ secondFactor: "voice" })).toContain("at passwords.secondFactor");
  });

  it("are a telephone number that leads to two flows, and an alert to somebody twice or to nobody", () => {
    expect(passwords({ phoneNumberIds: [NUMBER] })).toBe("");
    expect(refusal({ mainLine: { phoneNumberIds: [NUMBER] }, passwords: { phoneNumberIds: [NUMBER] } })).toMatch(
      /names a number twice\s+→ at passwords\.phoneNumberIds\[0\]/,
    );
    expect(passwords({ alert: ["nobody"] })).toContain("at passwords.alert[0]");
    expect(passwords({ alert: ["a.b@example.com", "A.B@example.com"] })).toMatch(/twice\s+→ at passwords\.alert\[1\]/);
  });
});
