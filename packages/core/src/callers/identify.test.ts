import { describe, expect, it } from "vitest";
import { identify } from "./identify.ts";

const kept: Record<string, unknown> = {
  "+12025550123": { phonenumber: "+12025550123", firstname: "Nadia", lastname: "Rahman" },
  "+12025550124": { phonenumber: "+12025550124", firstname: "Omar", operator: "Yes", administrator: "no" },
  "+12025550126": { phonenumber: "+12025550126", firstname: "Priya", administrator: true },
  "+12025550125": { phonenumber: "+12025550125", firstname: 7 },
};
const who = (callerId: string | undefined) => identify(callerId, { callers: { find: async (number) => kept[number] } });

describe("whoever calls", () => {
  it("is known by the number, however it is written", async () => {
    expect(await who("+1 202-555-0123")).toEqual({
      phonenumber: "+12025550123",
      firstname: "Nadia",
      lastname: "Rahman",
      operator: false,
      administrator: false,
    });
  });

  it("is an operator where the item says so, by a boolean or by a word", async () => {
    expect(await who("+12025550124")).toMatchObject({ operator: true, administrator: false, lastname: "" });
  });

  it("is an administrator where the item says so, and no operator for that", async () => {
    expect(await who("+12025550126")).toMatchObject({ operator: false, administrator: true });
  });

  it.each([undefined, "anonymous", "", "nonsense", "+12025550199", "+12025550125"])(
    "is nobody where the telephone tells %j",
    async (callerId) => {
      expect(await who(callerId)).toBeUndefined();
    },
  );
});
