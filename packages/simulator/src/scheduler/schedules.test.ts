import { afterAll, afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { openCloud } from "../cloud.ts";
import { lambdaArn, openBundles, place, role, roleArn } from "../lambda/bundles.test-support.ts";
import type { ScheduleConfig } from "./schedules.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const bundles = openBundles();
const sweeps = bundles.write("sweeps", "export const handler = async (event) => console.log(JSON.stringify(event));");
const schedule = (more: Partial<ScheduleConfig> = {}): ScheduleConfig => ({
  name: "sweep",
  expression: "rate(5 minutes)",
  functionArn: lambdaArn("sweeps"),
  input: '{"all":true}',
  roleArn: roleArn("scheduler"),
  ...more,
});

describe("a schedule", () => {
  afterEach(() => void vi.useRealTimers());
  afterAll(() => bundles.remove());
  async function openWith(schedules: ScheduleConfig[], ...actions: string[]) {
    const lines: string[] = [];
    const cloud = await openCloud({
      ...place,
      port: 0,
      functions: [sweeps],
      roles: [role("sweeps"), role("scheduler", ...actions)],
      schedules,
      log: (name, line) => void lines.push(`${name}: ${line}`),
    });
    onTestFinished(() => cloud.close());
    const calls = () => cloud.journal.find({ service: "lambda", operation: "Invoke" });
    return { cloud, lines, calls };
  }
  const hold = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });

  it("invokes its function after each interval, as its role", async () => {
    hold();
    const { cloud, lines, calls } = await openWith([schedule()], "lambda:InvokeFunction");
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(calls()).toEqual([]);
    await cloud.settle();
    vi.advanceTimersByTime(1);
    await vi.waitUntil(() => cloud.runs.entries().length === 1);
    expect(lines).toEqual(['sweeps: {"all":true}']);
    expect(calls()).toMatchObject([{ status: 202, needs: [{ resources: [lambdaArn("sweeps")] }] }]);
    const [{ caller = "" } = {}] = calls();
    expect(cloud.whoIs(caller)).toMatch(/assumed-role\/scheduler\//);
    vi.advanceTimersByTime(15 * MINUTE);
    await vi.waitUntil(() => calls().length === 4);
  });

  it("keeps an interval that is longer than a timer can be", async () => {
    hold();
    const { calls } = await openWith([schedule({ expression: "rate(30 days)" })], "lambda:InvokeFunction");
    vi.advanceTimersByTime(30 * DAY - 1);
    expect(calls()).toEqual([]);
    vi.advanceTimersByTime(1);
    await vi.waitUntil(() => calls().length === 1);
  });

  it("fires on demand, and gives the run's request id", async () => {
    const { cloud } = await openWith([schedule({ isEnabled: false })], "lambda:InvokeFunction");
    const requestId = await cloud.fire("sweep");
    expect(await cloud.runs.until((run) => run.requestId === requestId)).toMatchObject({ outcome: "success" });
    await expect(cloud.fire("swap")).rejects.toThrow("no schedule swap; there are sweep");
  });

  it("invokes nothing while it is disabled, nor after the cloud closes", async () => {
    hold();
    const { cloud, calls } = await openWith([
      schedule({ isEnabled: false }),
      schedule({ name: "late", expression: "rate(1 hour)" }),
    ]);
    vi.advanceTimersByTime(59 * MINUTE);
    await cloud.close();
    vi.advanceTimersByTime(DAY);
    expect(calls()).toEqual([]);
  });

  it("invokes nothing that its role does not allow, and says so", async () => {
    const { cloud, lines, calls } = await openWith([schedule()], "lambda:GetFunction");
    expect(await cloud.fire("sweep")).toBeUndefined();
    expect(calls()).toMatchObject([{ status: 403, code: "AccessDeniedException" }]);
    expect(lines).toEqual([
      expect.stringMatching(/^sweeps: not invoked by the schedule sweep: AccessDenied.*scheduler/),
    ]);
    expect(cloud.runs.entries()).toEqual([]);
  });

  it.each<[string, Partial<ScheduleConfig>[]]>([
    ["ConflictException: Schedule sweep already exists.", [{}, {}]],
    ["The schedule cron(0 * * * ? *) is not simulated: only rate(...) is.", [{ expression: "cron(0 * * * ? *)" }]],
    ["no role arn:aws:iam::123456789012:role/nobody", [{ roleArn: roleArn("nobody") }]],
    [`the schedule sweep is for ${lambdaArn("none")}, which is no function here`, [{ functionArn: lambdaArn("none") }]],
  ])("is refused when the cloud opens: %s", async (why, schedules) => {
    await expect(openWith(schedules.map(schedule))).rejects.toThrow(why);
  });
});
