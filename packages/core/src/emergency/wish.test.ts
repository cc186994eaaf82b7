import { describe, expect, it } from "vitest";
import { Refused } from "../refused.ts";
import { LOCATIONS } from "./emergency.test-support.ts";
import { type Asked, readWish } from "./wish.ts";

const rules = { locations: LOCATIONS, types: ["Fire alarm", "Flood"], mostHours: 72 };
const asked: Asked = {
  ...{ Center: "Manila", EmergencyAction: "set", EmergencyType: "Fire alarm", hours: "4", version: "3" },
};
const read = (members: Partial<Asked> = {}) => readWish({ ...asked, ...members }, rules);
const refusal = (members: Partial<Asked>) => {
  try {
    return read(members);
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
};

describe("what an administrator wants", () => {
  it("is an emergency for some hours, or one with no end", () => {
    expect(read()).toMatchObject({ Emergency: true, EmergencyType: "Fire alarm", hours: 4, heard: 3 });
    expect(read({ hours: "0" })).toMatchObject({ hours: 0 });
    expect(read({ hours: "72" })).toMatchObject({ hours: 72 });
  });

  it("is of one location, or of all of them", () => {
    expect(read().locations).toMatchObject([{ name: "Manila" }]);
    expect(read({ Center: "All" }).locations).toEqual(LOCATIONS);
  });

  it("is no emergency, whatever type and hours are there as well", () => {
    const removed = read({ EmergencyAction: "remove", EmergencyType: "", hours: "" });
    expect(removed).toMatchObject({ Emergency: false, EmergencyType: "No Emergency", hours: 0 });
    expect(read({ EmergencyAction: "remove" })).toEqual(removed);
  });

  it("has the same text where it is the same, and another where anything differs", () => {
    const others: Partial<Asked>[] = [
      ...[
        { Center: "All" },
        { EmergencyAction: "remove" },
        { EmergencyType: "Flood" },
        { hours: "5" },
        { version: "4" },
      ],
    ];
    expect(new Set([{}, ...others, {}].map((members) => read(members).text)).size).toBe(others.length + 1);
  });

  it.each<[string, Partial<Asked>]>([
    ["UnknownLocation", { Center: "Perth" }],
    ["UnknownLocation", { Center: "" }],
    ["UnknownAction", { EmergencyAction: "Set" }],
    ["UnknownAction", { EmergencyAction: "" }],
    ["UnknownType", { EmergencyType: "No Emergency" }],
    ["UnknownType", { EmergencyType: "" }],
    ["WrongHours", { hours: "73" }],
    ["WrongHours", { hours: "1.5" }],
    ["WrongHours", { hours: "-1" }],
    ["WrongHours", { hours: "" }],
    ["WrongHours", { hours: "Timeout" }],
    ["NoVersion", { version: "" }],
    ["NoVersion", { version: "newest" }],
  ])("is refused as %s: %j", (code, members) => {
    expect(refusal(members)).toBe(code);
  });
});
