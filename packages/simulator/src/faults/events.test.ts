import { PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, describe, expect, it } from "vitest";
import { lambdaArn, openBundles, role } from "../lambda/bundles.test-support.ts";
import { openFaulty } from "./faults.test-support.ts";
import type { EventFaults } from "./plan.ts";

const bundles = openBundles();
const shows = bundles.write(
  "shows",
  "export const handler = async ({ Records: [{ s3 }] }) => console.log(s3.object.key);",
);

describe("an event of S3", () => {
  afterAll(() => bundles.remove());
  /** The keys that the function was told of, one file after the other. */
  async function toldOf(events: EventFaults, files = ["a", "b"]) {
    const log: string[] = [];
    const { cloud, clients } = await openFaulty(
      { seed: 1, events },
      {
        functions: [shows],
        roles: [role("shows")],
        buckets: [
          { name: "drop", notifications: [{ functionArn: lambdaArn("shows"), events: ["s3:ObjectCreated:*"] }] },
        ],
        invokePermissions: [{ functionArn: lambdaArn("shows"), principal: "s3.amazonaws.com" }],
        log: (_, line) => log.push(line),
      },
    );
    for (const Key of files) {
      await clients.s3.send(new PutObjectCommand({ Bucket: "drop", Key, Body: "x" }));
      if (!events.late) await cloud.settle();
    }
    const at = Date.now();
    await cloud.settle();
    return { cloud, clients, log, runs: cloud.runs.entries().filter((run) => run.at >= at) };
  }

  it("may come twice", async () => {
    expect((await toldOf({ repeated: 1 })).log).toEqual(["a", "a", "b", "b"]);
  });

  it("may be lost, until the plan is over", async () => {
    const { cloud, clients, log } = await toldOf({ lost: 1 });
    const line = "not invoked: the fault plan loses an event of arn:aws:s3:::drop";
    expect(log).toEqual([line, line]);
    cloud.calm();
    await clients.s3.send(new PutObjectCommand({ Bucket: "drop", Key: "c", Body: "x" }));
    await cloud.settle();
    expect(log).toEqual([line, line, "c"]);
  });

  it("may come late, for which the cloud waits before it is settled", async () => {
    const { log, runs } = await toldOf({ late: { probability: 1, milliseconds: [300, 600] } });
    expect(log.toSorted()).toEqual(["a", "b"]);
    expect(runs).toHaveLength(2);
  });
});
