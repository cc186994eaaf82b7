import { expect, it } from "vitest";
import { LARGE, openShortOfTime } from "./short-of-time.ts";

it("goes on in runs of its own where an intake's time runs out, without a row sent twice", async () => {
  const desk = await openShortOfTime();
  const { content, rows, good, bad } = LARGE;
  expect(await desk.process("large.csv", content)).toMatchObject({ rows, succeeded: good, failed: bad });
  expect(desk.printed.filter((line) => line.includes('"outcome":"paused"')).length).toBeGreaterThan(0);
  await desk.cloud.settle(); // the last slow answers are still to come
  expect(desk.rowsSent()).toBe(good);
  expect(desk.cloud.journal.find({ service: "connect", operation: "CreateUser", status: 200 })).toHaveLength(good);
});
