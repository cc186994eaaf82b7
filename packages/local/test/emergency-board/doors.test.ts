import { describe, expect, it } from "vitest";
import { MARCO, OLIVER, openDoors, PRIYA } from "./doors.ts";

const detail = "administrator";
const set = { Center: "Manila", EmergencyAction: "set", EmergencyType: "Flood", hours: "4", version: "0" };

describe("the functions of a flow", () => {
  it("let an administrator with a PIN hear and change an emergency, and customers hear no more than its type", async () => {
    const { check, update, prove, printed } = await openDoors();
    await prove(PRIYA);
    expect(await check(PRIYA, { Center: "Manila", detail })).toEqual({
      ...{ state: "never", Center: "Manila", EmergencyType: "No Emergency", version: "0" },
      speech: "Manila has not been set up yet.",
    });
    expect(await update(PRIYA, set)).toEqual({
      ...{ outcome: "done", speech: expect.stringContaining("Manila now has the emergency Flood, until ") },
    });
    expect(await check(PRIYA, { Center: "Manila", detail })).toMatchObject({
      ...{ state: "emergency", speech: expect.stringContaining("Priya Shah set it today at ") },
    });
    const heard = { state: "emergency", Center: "Manila", EmergencyType: "Flood", version: "1", speech: "" };
    expect(await check(undefined, { Center: "Manila" })).toEqual(heard);
    expect(await check(OLIVER, { Center: "Manila", detail: "" })).toEqual(heard);
    expect(printed.join("\n")).toContain('"outcome":"done"');
    expect(printed.join("\n")).not.toMatch(/61491570156|61491570006|Priya|Shah/);
  });

  it("refuse whoever has no PIN, is no administrator, or proved another number", async () => {
    const { check, update, prove, board } = await openDoors();
    const refused = { state: "refused", Center: "Manila", EmergencyType: "", version: "", speech: "" };
    const expectRefusal = async (from: typeof PRIYA | undefined) => {
      expect(await check(from, { Center: "Manila", detail })).toEqual(refused);
      expect(await update(from, set)).toMatchObject({ outcome: "refused" });
    };
    await expectRefusal(undefined);
    await expectRefusal(PRIYA);
    await prove(OLIVER);
    await expectRefusal(OLIVER);
    await prove(PRIYA);
    await expectRefusal(MARCO);
    expect(await board.newest()).toMatchObject({ version: 0 });
  });

  it("refuse an administrator who is taken off the table during the call", async () => {
    const { cloud, check, update, prove, callers } = await openDoors();
    await prove(PRIYA);
    expect(await update(PRIYA, set)).toMatchObject({ outcome: "done" });
    // Other reads may be of what was a moment ago:
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
    const reads = cloud.journal.find({ operation: "GetItem" }).map(({ input }) => input);
    expect(reads).toMatchObject([
      { TableName: "callers", ConsistentRead: true },
      { TableName: "pins", ConsistentRead: true },
    ]);
    await callers.put({ ...PRIYA, administrator: false });
    expect(await update(PRIYA, { ...set, version: "1" })).toMatchObject({ outcome: "refused" });
    expect(await check(PRIYA, { Center: "Manila", detail })).toMatchObject({ state: "refused" });
  });

  it("say what is wrong, also where parameters are missing", async () => {
    const { check, update, prove } = await openDoors();
    await prove(PRIYA);
    expect(await check(undefined, {})).toMatchObject({ state: "unknown", EmergencyType: "", version: "", speech: "" });
    expect(await update(PRIYA, {})).toEqual({ outcome: "invalid", speech: "There is no such location." });
    expect(await update(PRIYA, { Center: "All" })).toEqual({
      ...{ outcome: "invalid", speech: "The state has to be heard before it is changed." },
    });
  });

  it("change nothing twice: killed between the put and the answer, the repeated invocation finds it done", async () => {
    const rule = { service: "dynamodb", operation: "PutItem", caller: "UpdateEmergency", probability: 1 };
    const { cloud, update, prove, board } = await openDoors({
      faults: { seed: 1, calls: [{ ...rule, what: "kill after" }] },
    });
    await prove(PRIYA);
    expect(await update(PRIYA, set)).toMatchObject({ errorMessage: expect.stringContaining("signal: killed") });
    cloud.calm();
    expect(await update(PRIYA, set)).toMatchObject({ outcome: "done", speech: expect.stringContaining("Flood") });
    expect(await Array.fromAsync(board.history())).toMatchObject([{ version: 1, EmergencyType: "Flood" }]);
  });
});
