import { ListAgentStatusesCommand, PutUserStatusCommand } from "@aws-sdk/client-connect";
import { ring } from "@frontdesk/simulator/phone/ring.ts";
import { scriptedHandset } from "@frontdesk/simulator/phone/scripted-handset.ts";
import { expect, it } from "vitest";
import { claimedNumbers } from "../src/cloud/created-instance.ts";
import { callersOf, readCallersFile, SAMPLE_CALLERS } from "../src/cloud/starting-files.ts";
import { ofType } from "../src/synth/graph.ts";
import { exchangeOf } from "../src/telephone/exchange.ts";
import { centreGraph } from "./centre.ts";
import { fileOf, openDesk, rowOf } from "./desk.ts";
import { NADIA, OPEN } from "./telephone.ts";

const centre = centreGraph();

it("a front desk with an instance of its own makes agents of its profiles, and puts callers through to them", async () => {
  const graph = centre();
  const desk = await openDesk({ graph });
  const [instance] = ofType(graph, "aws:connect/instance:Instance");
  expect(desk.connect.instanceId).toBe(instance?.id);
  expect(desk.logins(), "nobody of the sample's").toEqual([]);

  const summary = await desk.process(
    "agents.csv",
    fileOf(
      rowOf("ann", { routing: "Front Desk", security: "Biller|Agent", hierarchy: "Office/US/Eastern" }),
      rowOf("bob", { routing: "Billing", security: "Biller", hierarchy: "Field / US" }),
      rowOf("cleo", { routing: "Technical Support", security: "Biller", hierarchy: "" }),
      rowOf("dan", { routing: "Basic Routing Profile", security: "Supervisor", hierarchy: "" }),
      rowOf("eve", { routing: "Billing", security: "Biller", hierarchy: "Office/Sydney" }),
    ),
  );
  expect(summary).toMatchObject({ rows: 5, succeeded: 2, failed: 3 });
  expect(summary.failures.map(({ login, code, message }) => [login, code, message])).toEqual([
    [
      "cleo",
      "UnknownRoutingProfile",
      expect.stringMatching(
        /no “Technical Support”\. It has .*“Basic Routing Profile”.*“frontdesk main line”.*“Front Desk”|“Billing”/,
      ),
    ],
    ["dan", "UnknownSecurityProfile", expect.stringContaining("“Admin”")],
    ["eve", "UnknownHierarchy", expect.stringContaining("Office/US")],
  ]);
  expect(desk.user("ann")).toMatchObject({
    ...{ routingProfile: "Front Desk", securityProfiles: ["Agent", "Biller"], hierarchy: ["Office", "US", "Eastern"] },
  });
  expect(desk.user("bob")).toMatchObject({ routingProfile: "Billing", hierarchy: ["Field", "US"] });

  const clients = desk.clients;
  const InstanceId = desk.connect.instanceId;
  const { AgentStatusSummaryList = [] } = await clients.connect.send(new ListAgentStatusesCommand({ InstanceId }));
  const available = String(AgentStatusSummaryList.find(({ Name }) => Name === "Available")?.Id);
  const comesOnDuty = (login: string) =>
    clients.connect.send(
      new PutUserStatusCommand({ InstanceId, UserId: String(desk.user(login)?.id), AgentStatusId: available }),
    );
  for (const caller of await readCallersFile(SAMPLE_CALLERS)) await callersOf(clients, desk).put(caller);
  const [number] = claimedNumbers(graph);
  const call = (patience: number) =>
    ring(
      exchangeOf(desk),
      { to: String(number?.number), from: NADIA, at: OPEN },
      { handset: scriptedHandset("2"), patience },
    );
  await comesOnDuty("bob");
  expect(await call(30_000), "bob takes no calls of the main line").toMatchObject({ endedBy: "caller" });
  await comesOnDuty("ann");
  expect(await call(30_000)).toMatchObject({ endedBy: "agent" });

  const { bots, securityKeys, functions, queues, numbers } = exchangeOf(desk);
  expect(bots.map(({ name }) => name)).toEqual(["frontdesk-UserAdministration"]);
  expect(securityKeys).toHaveLength(1);
  expect(functions.length).toBeGreaterThan(0);
  expect(queues.map(({ name }) => name)).toEqual(["BasicQueue", "frontdesk main line", "Billing", "Shipping"]);
  expect(numbers).toHaveLength(3);
});
