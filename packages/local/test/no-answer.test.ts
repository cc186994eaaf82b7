import { expect, it } from "vitest";
import { fileOf, openDesk, rowOf } from "./desk.ts";

const CALLS = [
  { service: "dynamodb", operation: "UpdateItem", what: "no answer after" },
  { service: "sqs", operation: "SendMessageBatch", what: "no answer before" },
] as const;

it.each(CALLS)("an intake goes on where $service gives $operation $what", { timeout: 60_000 }, async (call) => {
  const faults = { seed: 1, calls: [{ ...call, caller: "*intake", probability: 1 }] };
  const desk = await openDesk({ faults });
  const upload = await desk.put("agents.csv", fileOf(rowOf("ann")));
  await desk.cloud.journal.until(({ fault }) => fault !== undefined, { timeout: 10_000 });
  desk.cloud.calm();
  expect(await desk.done(upload)).toMatchObject({ succeeded: 1, failed: 0 });
  expect(desk.printed.join("\n")).not.toContain("Task timed out");
});
