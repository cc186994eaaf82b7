import { randomUUID } from "node:crypto";
import { Client } from "ldapts";
import { describe, expect, it, onTestFinished } from "vitest";
import { boot } from "../src/cloud/boot.ts";
import { readInstanceFile, SAMPLE_INSTANCE } from "../src/cloud/instance.ts";
import type { Member } from "../src/cloud/staff.ts";
import { readDirectoryFile, SAMPLE_DIRECTORY } from "../src/cloud/starting-files.ts";
import { resource } from "../src/synth/graph.ts";
import { botNamed } from "../src/telephone/bots.ts";
import { chat } from "../src/telephone/chat.ts";
import { exchangeOf } from "../src/telephone/exchange.ts";
import { graphWithout, openDesk, readGraph, withEnvironment } from "./desk.ts";

const RESET = "Your password has been reset and sent to your mobile.";
const REFUSED = "The details you provided are incorrect. Goodbye";

/** A front desk with the sample's staff, and conversations with its bot, each from a telephone of its own. */
async function start(environment: Record<string, string> = {}) {
  const staff = await readDirectoryFile(SAMPLE_DIRECTORY);
  const desk = await openDesk({ directory: staff, graph: withEnvironment(readGraph(), environment) });
  const { bots, sendToBot } = exchangeOf(desk);
  const bot = botNamed(bots, "UserAdministration");
  if (!desk.directory) throw new Error("no directory");
  let callers = 0;
  async function ask({ login, birthDate, startMonth }: Member): Promise<string | undefined> {
    const callerNumber = `+4477009${String(90_000 + callers++)}`;
    const attributes = { callerNumber };
    const { say, turns } = chat({ send: sendToBot, bot, sessionId: randomUUID(), attributes, heard: () => {} });
    for (const words of ["reset my password", login, birthDate, startMonth, "yes"]) await say(words);
    return turns.at(-1)?.answered.at(-1);
  }
  const member = (name: string) => staff.find((one) => one.name === name) as Member;
  const bound = (name: string, password: string) => bindOf(desk.directory, name, password);
  return { ...desk, directory: desk.directory, staff, ask, member, bound };
}

/** A bind's `data`, or "bound". */
async function bindOf(directory: { port: number; certificate: string } | undefined, name: string, password: string) {
  const tlsOptions = { ca: directory?.certificate, servername: "dc1.example.test" };
  const client = new Client({ url: `ldaps://127.0.0.1:${directory?.port}`, timeout: 5_000, tlsOptions });
  onTestFinished(() => client.unbind().catch(() => {}));
  return client.bind(name, password).then(
    () => "bound",
    (error) => / data (\w+)/.exec(String(error.message))?.[1] ?? error.message,
  );
}

describe("the directory of a front desk", () => {
  it("has a staff whose passwords can be reset, and one that is refused whatever it says", async () => {
    const { staff, ask, cloud } = await start();
    for (const member of staff) {
      const sent = cloud.texts.entries().length;
      expect(await ask(member), member.name).toBe(member.refused ? REFUSED : RESET);
      expect(cloud.texts.entries().length - sent, member.name).toBe(member.refused ? 0 : 1);
    }
  });

  it("takes the password that was sent, once, and opens an account that was locked", async () => {
    const { ask, member, bound, cloud, directory } = await start();
    const priya = member("Priya Shah");
    expect(await bound("pshah-2@example.test", "Wrong-Passw0rd")).toBe("775");
    expect(await ask(priya)).toBe(RESET);
    const [text] = cloud.texts.find({ to: "+61491570156" });
    const [, password = ""] = /^Your new password (?:is|may be)\n(.+)\n/.exec(text?.message ?? "") ?? [];
    expect(await bound("pshah-2@example.test", password)).toBe("773");
    const told = JSON.stringify([cloud.journal.entries(), directory.operations.entries()]);
    expect(told).not.toContain(password);
  });

  it("is reached by a name in settings, over the certificate of that name, whoever has signed others'", async () => {
    const { ask, member } = await start({
      DIRECTORY_CA: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    });
    expect(await ask(member("Nadia Rahman"))).toBe(RESET);
  });

  it("stands for every server that settings name", async () => {
    const { directory } = await start({
      DIRECTORY: JSON.stringify({
        ...{ servers: ["ldaps://dc1.example.test", "ldaps://dc2.example.test:3269"], serverName: "ldap.example.test" },
        ...{ base: "OU=Staff,DC=example,DC=test", serviceAccount: "svc-reset@example.test", protectedGroups: [] },
        attributes: { birthDate: "birthDate", startMonth: "monthStarted", mobile: "mobile" },
      }),
    });
    const there = `127.0.0.1:${directory.port}`;
    expect(directory.network.hosts).toEqual({ "dc1.example.test:636": there, "dc2.example.test:3269": there });
  });

  it("has another password for the service account each time", async () => {
    const [one, other] = [await start(), await start()];
    const given = ({ directory, graph }: typeof one) => {
      const { arn, inputs } = resource(graph, "aws:lambda/function:Function", "ResetPasswordFunction");
      const config = { name: "", arn, bundle: "", handler: "", timeout: 1, memory: 1, roleArn: "" };
      const environment = inputs.environment.variables;
      return directory.letIn([{ ...config, environment }])[0]?.environment.DIRECTORY_PASSWORD;
    };
    expect(given(one)).toMatch(/^[A-Za-z0-9+/]{100,}=*$/);
    expect(given(one)).not.toBe(given(other));
  });

  it("is not there without a staff, or where the stacks reset no passwords", async () => {
    expect((await openDesk()).directory).toBeUndefined();
    const graph = readGraph();
    const isOfReset = (name: string) => name === "ResetPasswordFunction";
    const without = { ...graph, resources: graph.resources.filter(({ name }) => !isOfReset(name)) };
    expect((await openDesk({ graph: without, directory: [] })).directory).toBeUndefined();
  });

  it("is closed where the cloud cannot be opened", async () => {
    const { cloud } = await openDesk();
    const instance = await readInstanceFile(SAMPLE_INSTANCE);
    const graph = graphWithout("aws:lambda/eventSourceMapping:EventSourceMapping");
    await expect(boot({ graph, instance, directory: [], port: cloud.port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});
