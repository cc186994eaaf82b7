import { describe, expect, it } from "vitest";
import { all } from "../../phone.test-support.ts";
import { failing, menu, run, started } from "../run.test-support.ts";
import {
  assert,
  disconnect,
  endTest,
  heard,
  hours,
  on,
  override,
  press,
  queue,
  result,
} from "../test-case.test-support.ts";

describe("the end of a test", () => {
  it("comes with EndTest, and nobody is judged any more", async () => {
    const came = await run({
      hello: menu([endTest, press("1")], ["end"]),
      never: heard("instances are running"),
      end: on("TestCompleted", {}),
    });
    expect(came.Status).toBe("PASSED");
    expect(came.Records.map(({ ObservationId, Status }) => [ObservationId, Status])).toEqual([
      ["hello", "PASSED"],
      ["end", "PASSED"],
      ["never", "STOPPED"],
    ]);
    expect(came.told).toEqual([
      '✓ PASSED case: 2 of 3 observations; EndTest came before "never" could be met',
      '  "never" was no longer watched for',
    ]);
    expect(all(came.transcript, "ended")).toMatchObject([{ by: "witness" }]);
  });

  it("comes with EndTest before the contact is queued", async () => {
    const came = await run({
      hours: on("TestInitiated", {}, [
        override("CheckHoursOfOperation", { HoursOfOperationId: hours.arn }, result({ Value: "InHours" })),
      ]),
      hello: menu([press("2")], ["transfer"]),
      transfer: started("TransferContactToQueue", { QueueId: queue.id }, [
        assert("$.Queue.Name", "Equals", queue.name),
        endTest,
      ]),
    });
    expect(came).toMatchObject({
      Status: "PASSED",
      transcript: expect.not.arrayContaining([expect.objectContaining({ what: "queued" })]),
    });
    expect(all(came.transcript, "ended")).toMatchObject([{ by: "witness" }]);
  });

  it("comes with the call, be it the caller who hangs up", async () => {
    const came = await run({
      hello: menu([disconnect], ["end"]),
      end: on("TestCompleted", {}, [assert("$.Attributes.name", "Equals", "Nadia")]),
    });
    expect(came.Status).toBe("PASSED");
    expect(all(came.transcript, "ended")).toMatchObject([{ by: "caller" }]);
  });

  it("comes with the caller who hangs up while nobody asks for anything", async () => {
    const came = await run({
      hello: menu([press("1")]),
      ask: started("InvokeLambdaFunction", { LambdaFunctionARN: "states" }, [disconnect]),
      end: on("TestCompleted", {}),
    });
    expect(came.Status).toBe("PASSED");
    expect(all(came.transcript, "ended")).toMatchObject([{ by: "caller" }]);
    expect(all(came.transcript, "invoked")).toEqual([]);
  });

  it("cannot be made to pass by an EndTest that comes when the call is over", async () => {
    const came = await run({ never: heard("no such thing"), end: on("TestCompleted", {}, [endTest]) });
    expect(came).toMatchObject(failing("FAILURE", "OBSERVE_EVENT"));
  });

  it("passes a contact that still waits in a queue at the limit, if all were met", async () => {
    const came = await run(
      {
        start: on("TestInitiated", {}, [
          override("CheckHoursOfOperation", { HoursOfOperationId: hours.id }, result({ Value: "InHours" })),
        ]),
        hello: menu([press("2")]),
        end: on("TestCompleted", {}),
      },
      { queues: [{ ...queue, agents: [] }] },
    );
    expect(came).toMatchObject({ Status: "PASSED", EndTime: "2026-11-26T09:05:00.000Z" });
  });
});
