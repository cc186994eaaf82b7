import { describe, expect, it } from "vitest";
import { DATABASE, NOBODY, PAIR, refusalOf, start, WEB } from "./ec2.test-support.ts";

const state = (Code: number, Name: string) => ({ Code, Name });
const [PENDING, RUNNING] = [state(0, "pending"), state(16, "running")];
const [STOPPING, STOPPED] = [state(64, "stopping"), state(80, "stopped")];
const change = (InstanceId: string, PreviousState: object, CurrentState: object) => ({
  InstanceId,
  PreviousState,
  CurrentState,
});
const statesIn = (ec2: Awaited<ReturnType<typeof start>>) => ec2.ec2.snapshot().map((one) => one.state);

describe("starting instances", () => {
  it("takes a while, by the clock", async () => {
    const ec2 = await start(PAIR, [], { transition: 6_000 });
    ec2.clock.now += 60_000;
    const { StartingInstances } = await ec2.startInstances([DATABASE]);
    expect(StartingInstances).toEqual([change(DATABASE, STOPPED, PENDING)]);
    ec2.clock.now += 5_999;
    expect(statesIn(ec2)).toEqual(["running", "pending"]);
    ec2.clock.now += 1;
    const { Reservations } = await ec2.describe({ InstanceIds: [DATABASE] });
    expect(Reservations?.[0]?.Instances).toMatchObject([
      { State: RUNNING, LaunchTime: new Date("2026-01-02T03:05:05Z") },
    ]);
  });

  it("changes nothing where they run, or are about to", async () => {
    const ec2 = await start(PAIR);
    await ec2.startInstances([DATABASE]);
    ec2.clock.now += 7_999;
    const again = await ec2.startInstances([WEB, DATABASE]);
    expect(again.StartingInstances).toEqual([change(WEB, RUNNING, RUNNING), change(DATABASE, PENDING, PENDING)]);
    ec2.clock.now += 1;
    expect(statesIn(ec2)).toEqual(["running", "running"]);
  });

  it.each(["stopping", "shutting-down", "terminated"])("is refused while they are %s", async (name) => {
    const ec2 = await start([{ id: WEB, state: name }]);
    expect(await refusalOf(ec2.startInstances([WEB]))).toEqual({
      code: "IncorrectInstanceState",
      status: 400,
      message: `The instance '${WEB}' is not in a state from which it can be started.`,
    });
  });
});

describe("stopping instances", () => {
  it("takes a while, by the clock, with Force too", async () => {
    const ec2 = await start([{ id: WEB }, { id: DATABASE }]);
    const { StoppingInstances } = await ec2.stopInstances([WEB]);
    await ec2.stopInstances([DATABASE], { Force: true });
    expect(StoppingInstances).toEqual([change(WEB, RUNNING, STOPPING)]);
    ec2.clock.now += 7_999;
    expect(statesIn(ec2)).toEqual(["stopping", "stopping"]);
    ec2.clock.now += 1;
    expect(statesIn(ec2)).toEqual(["stopped", "stopped"]);
  });

  it("changes nothing where they are stopped, or about to be", async () => {
    const ec2 = await start(PAIR);
    await ec2.stopInstances([WEB]);
    const again = await ec2.stopInstances([WEB, DATABASE]);
    expect(again.StoppingInstances).toEqual([change(WEB, STOPPING, STOPPING), change(DATABASE, STOPPED, STOPPED)]);
  });

  it("is refused before they ran for the first time, and no more when they are started again", async () => {
    const ec2 = await start([
      { id: WEB, state: "pending" },
      { id: DATABASE, state: "stopped" },
    ]);
    expect(await refusalOf(ec2.stopInstances([WEB]))).toMatchObject({ code: "IncorrectInstanceState", status: 400 });
    await ec2.startInstances([DATABASE]);
    const { StoppingInstances } = await ec2.stopInstances([DATABASE]);
    expect(StoppingInstances).toEqual([change(DATABASE, PENDING, STOPPING)]);
    ec2.clock.now += 8_000;
    expect((await ec2.stopInstances([WEB])).StoppingInstances).toEqual([change(WEB, RUNNING, STOPPING)]);
  });

  it("is refused for good when they are terminated", async () => {
    const ec2 = await start([{ id: WEB, state: "shutting-down" }]);
    expect(await refusalOf(ec2.stopInstances([WEB]))).toMatchObject({ code: "IncorrectInstanceState" });
    ec2.clock.now += 8_000;
    expect(statesIn(ec2)).toEqual(["terminated"]);
    expect(await refusalOf(ec2.stopInstances([WEB]))).toMatchObject({ code: "IncorrectInstanceState" });
  });

  it("is not simulated with hibernation", async () => {
    const ec2 = await start(PAIR);
    const refusal = await refusalOf(ec2.stopInstances([WEB], { Hibernate: true }));
    expect(refusal).toMatchObject({ code: "NotImplemented", status: 501 });
    expect(statesIn(ec2)).toEqual(["running", "stopped"]);
  });
});

describe("several instances at once", () => {
  it.each<[string, string[], string]>([
    ["is not there", [WEB, NOBODY], "InvalidInstanceID.NotFound"],
    ["has no id", [WEB, "web"], "InvalidInstanceID.Malformed"],
    ["cannot be stopped", [WEB, "i-00000000000000002"], "IncorrectInstanceState"],
  ])("are left alone, all of them, where one %s", async (_, ids, code) => {
    const ec2 = await start([...PAIR, { id: "i-00000000000000002", state: "terminated" }]);
    expect(await refusalOf(ec2.stopInstances(ids))).toMatchObject({ code, status: 400 });
    expect(statesIn(ec2)).toEqual(["running", "stopped", "terminated"]);
  });

  it("are named, all that are not there", async () => {
    const ec2 = await start(PAIR);
    const other = "i-0fffffff";
    expect(await refusalOf(ec2.startInstances([NOBODY, WEB, other, NOBODY]))).toMatchObject({
      message: `The instance IDs '${NOBODY}, ${other}' do not exist`,
    });
  });

  it("are at least one", async () => {
    const ec2 = await start(PAIR);
    expect(await refusalOf(ec2.startInstances([]))).toMatchObject({ code: "MissingParameter", status: 400 });
  });

  it("are told once where they are named twice", async () => {
    const ec2 = await start(PAIR);
    const { StartingInstances } = await ec2.startInstances([DATABASE, DATABASE]);
    expect(StartingInstances).toEqual([change(DATABASE, STOPPED, PENDING)]);
  });
});

describe("a dry run", () => {
  it("says that it would have succeeded, and changes nothing", async () => {
    const ec2 = await start(PAIR);
    for (const call of [
      ec2.startInstances([DATABASE], { DryRun: true }),
      ec2.stopInstances([WEB], { DryRun: true }),
      ec2.describe({ DryRun: true }),
    ])
      expect(await refusalOf(call)).toEqual({
        code: "DryRunOperation",
        status: 412,
        message: "Request would have succeeded, but DryRun flag is set.",
      });
    expect(statesIn(ec2)).toEqual(["running", "stopped"]);
  });

  it("is of instances that are there", async () => {
    const ec2 = await start(PAIR);
    const refusal = await refusalOf(ec2.startInstances([NOBODY], { DryRun: true }));
    expect(refusal).toMatchObject({ code: "InvalidInstanceID.NotFound" });
  });
});
