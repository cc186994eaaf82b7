import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { describe, expect, it } from "vitest";
import { readInstanceFile, SAMPLE_INSTANCE } from "../src/cloud/instance.ts";
import { readStaff } from "../src/cloud/staff.ts";
import { type Graph, resource } from "../src/synth/graph.ts";
import type { Into } from "../src/uploads/drop.ts";
import { fileOf, graphWith, openDesk, readGraph, rowOf, withEnvironment } from "./desk.ts";
import { WITH_ADDRESSES } from "./permissions/covered.ts";
import { unusedPermissions } from "./permissions/unused.ts";

const graph = graphWith(WITH_ADDRESSES);
const functionOf = (of: Graph, name: string) => resource(of, "aws:lambda/function:Function", `${name}Function`);

/** The stacks without what a role may do with a resource. */
function without(of: Graph, role: string, arn: string): Graph {
  for (const inline of resource(of, "aws:iam/role:Role", `${role}Role`).inputs.inlinePolicies) {
    const policy = JSON.parse(inline.policy);
    policy.Statement = policy.Statement.filter(({ Resource }: { Resource: string[] }) => !Resource.includes(arn));
    inline.policy = JSON.stringify(policy);
  }
  return of;
}

const person = (name: string, login: string, more: object = {}) => ({
  ...{ name, login, birthDate: "1990-04-17", startMonth: "2019-09", ...more },
});
/** Zach, outside of the base, has what Zada wants, and both Toms want the same. */
const STAFF = readStaff([
  person("Ross McCary", "rmccary"),
  person("Zada Daley", "zdaley", { mail: "daley@contoso.com" }),
  person("Zach Daley", "zachd", { mail: "Daley@contoso.com", refused: "outside the base" }),
  person("Tom One", "tom1", { mail: "tom@contoso.com" }),
  person("Tom Two", "tom2", { mail: "tom@contoso.com" }),
]);

/** A front desk whose agents are in a directory, and where addresses are looked at, where the stacks say so. */
async function open(of: Graph = graph()) {
  const instance = readInstance({
    ...(await readInstanceFile(SAMPLE_INSTANCE)),
    ...{ identityManagement: "EXISTING_DIRECTORY", users: [], quickConnects: [], queues: [] },
  });
  const desk = await openDesk({ graph: of, instance, directory: STAFF });
  if (!desk.directory) throw new Error("there is no directory");
  const row = (login: string, more = {}) => rowOf(login, { email: "", password: "", ...more });
  return {
    ...{ ...desk, directory: desk.directory, row },
    /** Drops a file of these rows; what its report says, for programs and for people. */
    async told(rows: string[], into: Into = "create") {
      const summary = await desk.process("agents.csv", fileOf(...rows), into);
      const { addresses } = await desk.reportOf(summary);
      return { summary, addresses, page: await desk.read(String(summary.reportKey)) };
    },
    asked: () => desk.cloud.runs.entries().filter((run) => run.function.includes("Addresses")),
  };
}

const FREE = { asked: 1, accounts: 1, warned: 0, warnings: [], more: 0 };

describe("a file of agents whose addresses are looked at", () => {
  it("creates them all, and its report tells whose address collides with whose", async () => {
    const { told, row, user, cloud, graph: of, printed } = await open();
    const { summary, addresses, page } = await told(["rmccary", "ZDALEY", "nobody"].map((login) => row(login)));
    expect(summary).toMatchObject({ succeeded: 3, failed: 0 });
    expect(user("ZDALEY")).toBeDefined();
    expect(addresses).toMatchObject({ asked: 3, accounts: 2, warned: 1, more: 0 });
    if (!addresses || !("warnings" in addresses)) throw new Error("nobody looked at addresses");
    expect(addresses.warnings[0]).toMatchObject({
      ...{ line: 3, login: "ZDALEY", code: "MailTaken", address: "daley@contoso.com" },
      message: expect.stringContaining("Zach Daley (zachd@example.test)"),
    });
    expect(page).toContain("Mailbox addresses</h2>");
    expect(page).toContain("Zach Daley (zachd@example.test)");
    await cloud.settle();
    expect(printed.join("\n")).not.toMatch(/daley@|Zach|zachd/i);
    expect(unusedPermissions(of, cloud, ["Addresses"])).toEqual([]);
    const { arn } = functionOf(of, "Addresses");
    expect(unusedPermissions(of, cloud, ["Finish"]).filter((each) => each.endsWith(arn))).toEqual([]);
  });

  it("tells the same in a plan, and of two agents in one file who want one address", async () => {
    const { told, row, mutations, cloud } = await open();
    const { summary, addresses } = await told([row("tom2"), row("tom1")], "plan/create");
    expect(summary).toMatchObject({ failed: 0, outcomes: { created: 2 } });
    expect(addresses).toMatchObject({ asked: 2, accounts: 2, warned: 1 });
    expect(addresses).toMatchObject({ warnings: expect.arrayContaining([expect.objectContaining({ login: "tom1" })]) });
    expect(mutations()).toEqual([]);
    await cloud.settle();
    expect(cloud.outbox.entries().map(({ message }) => message)).toEqual([
      expect.stringContaining("Mailbox addresses: 1 agent has warnings"),
    ]);
  });

  it("tells of agents whose rows all fail as well: their accounts are there all the same", async () => {
    const { told, row } = await open();
    const { summary, addresses } = await told([row("zdaley", { routing: "No such profile" })]);
    expect(summary).toMatchObject({ succeeded: 0, failed: 1 });
    expect(addresses).toMatchObject({ asked: 1, accounts: 1, warned: 1 });
  });

  it("has nothing to tell where nothing collides, or nobody is in the directory", async () => {
    const { told, row } = await open();
    const free = await told([row("rmccary")]);
    expect(free.addresses).toEqual(FREE);
    expect(free.page).not.toContain("Mailbox addresses");
    expect((await told([row("nobody")])).addresses).toEqual({ ...FREE, accounts: 0 });
  });

  it("is asked of nobody but a file that creates agents", async () => {
    const { told, row, seen, asked } = await open();
    await told([row("zdaley")]);
    await seen("zdaley");
    const before = asked().length;
    expect((await told([row("zdaley", { routing: "Technical Support" })], "update")).addresses).toBeUndefined();
    expect(asked()).toHaveLength(before);
  });
});

describe("a file of agents whose addresses cannot be looked at", () => {
  const reached = async (desk: Awaited<ReturnType<typeof open>>, code: string) => {
    const { summary, addresses, page } = await desk.told([desk.row("zdaley")]);
    expect(summary).toMatchObject({ succeeded: 1, failed: 0 });
    expect(addresses).toEqual({ unchecked: { code, message: expect.stringContaining("nobody knows") } });
    expect(page).toContain("nobody knows whether");
    await desk.cloud.settle();
    expect(desk.printed.join("\n")).toContain(code);
  };

  it("ends all the same where the directory is down, and the next one is told again", async () => {
    const desk = await open();
    await desk.directory.goDown();
    await reached(desk, "DirectoryDown");
    await desk.directory.comeUp();
    expect((await desk.told([desk.row("zdaley", { first: "Zada" })], "plan/create")).addresses).toMatchObject({
      warned: 1,
    });
  });

  it("ends where its password may not be decrypted", async () => {
    const of = graph();
    const key = resource(of, "aws:kms/key:Key", "DirectoryKey").arn;
    await reached(await open(without(of, "Addresses", key)), "PasswordUndecryptable");
  });

  it("ends where the function fails", async () => {
    const of = graph();
    functionOf(of, "Addresses").inputs.environment.variables.TENANT = "{}";
    await reached(await open(of), "AddressesFailed");
  });

  it("ends where the finish may not ask it", async () => {
    const of = without(graph(), "Finish", functionOf(graph(), "Addresses").arn);
    await reached(await open(of), "AccessDeniedException");
  });
});

it("without the setting a report says nothing of addresses, and nobody is asked", async () => {
  const of = withEnvironment(readGraph(), { IDENTITY_MANAGEMENT: "EXISTING_DIRECTORY" });
  const { told, row, asked } = await open(of);
  const { summary, addresses, page } = await told([row("zdaley")]);
  expect(summary).toMatchObject({ succeeded: 1 });
  expect(addresses).toBeUndefined();
  expect(page).not.toContain("Mailbox addresses");
  expect(asked()).toEqual([]);
});
