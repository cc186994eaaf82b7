import { InvokeCommand } from "@aws-sdk/client-lambda";
import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { openDesk, readGraph, withEnvironment } from "./desk.ts";
import { MANY, openShortOfExport } from "./short-of-time.ts";

const SKILLS = ["English", "Thai", "Malay"].map((value) => ({ name: "Language", value }));
/** One of as many kinds as there are: each setting comes in each of its states. */
function userOf(index: number) {
  const pick = <Value>(...values: Value[]) => values[index % values.length] as Value;
  return {
    login: `agent${index}`,
    firstName: pick("Zoë", "=cmd()", 'Bo "Bobby"', "O'Neil"),
    lastName: pick("van der Berg, Jr.", "+1", "Lee", "-x", "'=1"),
    email: `agent${index}@example.com`,
    secondaryEmail: pick(undefined, `second${index}@example.org`),
    mobile: pick("+6591234567", undefined, undefined),
    routingProfile: pick("Billing", "Technical; Support", "=Odd"),
    securityProfiles: pick(["Agent"], ["Admin", "Agent"]),
    hierarchy: pick(undefined, ["Sales"], ["Sales", "A/B"], ["Sales", "East"]),
    phoneType: pick("SOFT_PHONE", "DESK_PHONE"),
    deskPhoneNumber: pick(undefined, "+6561234567"),
    autoAccept: pick<boolean | Record<string, boolean>>(true, false, { CHAT: true, EMAIL: true }),
    afterContactWork: pick<number | Record<string, number>>(0, 30, { VOICE: 60, TASK: 5 }),
    persistentConnection: pick(true, false, false),
    proficiencies: SKILLS.slice(0, index % 4).map((skill) => ({ ...skill, level: 1 + (index % 5) })),
    tags: pick<Record<string, string>>({}, { site: "SG", "cost center": "a=b|c" }, { team: "x y", empty: "" }),
  };
}
const instanceOf = (count: number, changes: object = {}) =>
  readInstance({
    id: "11111111-2222-4333-8444-555555555555",
    securityProfiles: ["Agent", "Admin"],
    routingProfiles: ["Billing", "Technical; Support", "=Odd"],
    hierarchy: { levels: ["One", "Two"], groups: [{ name: "Sales", groups: ["East", "A/B"] }] },
    predefinedAttributes: [{ name: "Language", values: SKILLS.map(({ value }) => value) }],
    users: Array.from({ length: count }, (_, index) => userOf(index)),
    quotas: { users: 5000 },
    ...changes,
  });

const rowsOf = (content: string): Record<string, string>[] => parse(content, { bom: true, columns: true });

describe("an export", () => {
  it("of 1,000 users, every field in each of its states, changes nobody when it is dropped into update/", {
    timeout: 180_000,
  }, async () => {
    const graph = withEnvironment(readGraph(), {
      QUOTAS: JSON.stringify({ ratePerSecond: 1000, burst: 1000, operations: {}, buckets: "per operation" }),
    });
    const desk = await openDesk({ graph, instance: instanceOf(1000), connectRate: 5000, connectBurst: 5000 });
    const before = JSON.stringify(desk.connect.snapshot());
    const { key, content } = await desk.exportAll();
    expect(key).toMatch(/^export\/users-.*\.csv$/);
    expect(rowsOf(content)).toHaveLength(1000);
    const summary = await desk.process("users.csv", content, "update");
    expect(summary.failures).toEqual([]);
    expect(summary).toMatchObject({ rows: 1000, isHeld: false, outcomes: { unchanged: 1000, failed: 0 } });
    expect(desk.mutations()).toEqual([]);
    expect(JSON.stringify(desk.connect.snapshot())).toBe(before);
  });

  it("says every setting in the columns that files have, formulas as text", async () => {
    const desk = await openDesk({ instance: instanceOf(12) });
    const { content } = await desk.exportAll();
    const rows = new Map(rowsOf(content).map((row) => [row["user login"], row]));
    expect(rows.get("agent9")).toEqual({
      ...{ "first name": "'=cmd()", "last name": "''=1", "email address": "agent9@example.com", password: "" },
      ...{ "secondary email address": "second9@example.org", mobile: "'+6591234567", "user login": "agent9" },
      ...{ "routing profile name": "Billing", "security_profile_name_1|security_profile_name_2": "Admin|Agent" },
      ...{ "user_hierarchy_1|user_hierarchy_2": "Sales", "phone type (soft/desk)": "desk" },
      ...{ "phone number": "'+6561234567", "soft phone auto accept (yes/no)": "yes" },
      ...{ "auto accept by channel": "voice:yes|chat:no|task:no|email:no", "ACW timeout (seconds)": "0" },
      ...{ "ACW timeout by channel (seconds)": "", "persistent connection (yes/no)": "yes" },
      ...{ proficiencies: "Language=English:5", tags: "", error: "" },
    });
    // No cell can say a tag with a bar, or a group whose path means two: they are left as they are.
    expect(rows.get("agent1")).toMatchObject({ tags: "", "routing profile name": "Technical; Support" });
    expect(rows.get("agent2")?.["user_hierarchy_1|user_hierarchy_2"]).toBe("Sales/A/B");
    for (const row of content.split("\r\n").slice(1)) expect(row).not.toMatch(/(^|,)"?[=+@]/);
  });

  it("is a change where a cell of it is changed, and of that alone", async () => {
    const desk = await openDesk({ instance: instanceOf(8) });
    const { content } = await desk.exportAll();
    const summary = await desk.process("users.csv", content.replace("'=cmd()", "Ann"), "update");
    expect(summary).toMatchObject({ outcomes: { changed: 1, unchanged: 7 } });
    expect(desk.mutations()).toEqual(["UpdateUserIdentityInfo"]);
    expect(desk.user("agent1")).toMatchObject({ firstName: "Ann", lastName: "+1", email: "agent1@example.com" });
  });

  it.each(["SAML", "EXISTING_DIRECTORY"])("changes nobody with %s either", async (identityManagement) => {
    const users = Array.from({ length: 6 }, (_, index) => {
      const { email, ...user } = userOf(index);
      return identityManagement === "SAML" ? user : { ...user, email };
    });
    const instance = instanceOf(0, { identityManagement, users });
    const graph = withEnvironment(readGraph(), { IDENTITY_MANAGEMENT: identityManagement });
    const desk = await openDesk({ graph, instance });
    const summary = await desk.process("users.csv", (await desk.exportAll()).content, "update");
    expect(summary.failures).toEqual([]);
    expect(summary.outcomes).toMatchObject({ unchanged: 6 });
    expect(desk.mutations()).toEqual([]);
  });

  it("goes on in runs of its own where its time runs out, and nobody is left out or written twice", async () => {
    const desk = await openShortOfExport();
    const { key, content } = await desk.exportAll();
    expect(rowsOf(content).map((row) => row["user login"])).toEqual(
      Array.from({ length: MANY }, (_, index) => `agent${index}`).sort(),
    );
    await desk.cloud.settle();
    const written = desk.cloud.journal.find({ service: "connect", operation: "DescribeUser" }).length;
    // Whoever is asked twice to go on finds the work done.
    const stamp = key.slice("export/users-".length, -".csv".length);
    const part = { stamp, after: "agent3", files: ["export/unfinished/gone.csv"], users: 10 };
    const Payload = JSON.stringify({ part });
    const again = new InvokeCommand({ FunctionName: desk.names.functions.export, Payload });
    const answer = await desk.clients.lambda.send(again);
    expect(JSON.parse(answer.Payload?.transformToString() ?? "")).toMatchObject({ outcome: "written", key });
    expect(desk.cloud.journal.find({ service: "connect", operation: "DescribeUser" })).toHaveLength(written);
    expect(desk.printed.filter((line) => line.includes('"outcome":"paused"')).length).toBeGreaterThan(0);
    expect(await desk.keys("export/unfinished/")).toEqual([]);
  });
});
