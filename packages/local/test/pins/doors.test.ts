import { describe, expect, it } from "vitest";
import { openDoors } from "./doors.ts";
import { PRIYA } from "./pins.ts";
import { refusingSns } from "./refusing-sns.ts";

const ofNumber = new RegExp(PRIYA.slice(1));

describe("the functions of the authentication's flow", () => {
  it("tell silence, the key 0, a wrong PIN and the right one apart, and silence and 0 cost no try", async () => {
    const { cloud, printed, asksForPin, keys, stores, codes } = await openDoors();
    expect(await asksForPin()).toEqual({ outcome: "sent", sends: "1" });
    const [pin = ""] = cloud.texts.entries().map(({ message }) => message.replace(/ .*/, ""));
    const outcomes: unknown[] = [];
    for (const keyed of ["Timeout", "", "0", "0", "0"]) outcomes.push((await keys(keyed)).outcome);
    for (const stored of ["Timeout", ""]) outcomes.push((await stores(stored)).outcome);
    expect(outcomes).toEqual(["silent", "silent", "another", "another", "another", "silent", "silent"]);
    expect(codes()).toEqual([]);
    expect([await keys("00"), await keys(pin)]).toEqual([{ outcome: "mismatch" }, { outcome: "match" }]);
    expect(codes()).toEqual(["WrongPin"]);
    expect(printed.join("\n")).not.toMatch(new RegExp(`${pin}|${PRIYA.slice(1)}`));
  });

  it.each([
    ["in clear", (pin: string) => pin],
    ["of nine thousand signs", (pin: string) => pin.repeat(1500)],
  ])("fail for an entry that Connect has not encrypted, and do not say it: %s", async (_, entryOf) => {
    const { cloud, printed, asksForPin, stores } = await openDoors();
    await asksForPin();
    const [pin = ""] = cloud.texts.entries().map(({ message }) => message.replace(/ .*/, ""));
    const answer = await stores(entryOf(pin));
    expect(answer).toHaveProperty("errorMessage");
    expect(JSON.stringify(answer) + printed.join("\n")).not.toContain(pin);
  });

  it("warn of a mobile that takes no texts, by why and without the number", async () => {
    const { printed, asksForPin, codes } = await openDoors({ sns: await refusingSns(400, "OptedOut", `no ${PRIYA}`) });
    expect(await asksForPin()).toEqual({ outcome: "undelivered", sends: "1" });
    expect(codes()).toEqual(["OptedOutException"]);
    expect(printed.join("\n")).toContain('"level":"WARN"');
    expect(printed.join("\n")).not.toMatch(ofNumber);
  });

  it("fail where SNS allows no texts, and say nowhere to whom it was", async () => {
    const { cloud, printed, asksForPin } = await openDoors({ mayPublish: false });
    const answer = await asksForPin();
    expect(answer).toMatchObject({ errorMessage: "SNS has not taken a text: AuthorizationErrorException" });
    expect(printed.join("\n")).toContain("AuthorizationErrorException");
    expect(JSON.stringify(answer) + printed.join("\n")).not.toMatch(ofNumber);
    expect(cloud.texts.entries()).toEqual([]);
  });
});
