import { describe, expect, it } from "vitest";
import { isAs, plan } from "./plan.ts";
import type { User } from "./users.ts";

const ann: User = {
  id: "1",
  login: "ann",
  firstName: "Ann",
  lastName: "Lee",
  email: "ann@example.com",
  routingProfileId: "basic",
  securityProfileIds: ["agent", "manager"],
  hierarchyGroupId: "us",
  phone: { phoneType: "SOFT_PHONE", autoAccept: false, afterContactWork: 30 },
};

describe("an update's plan", () => {
  it("is empty for what is as it should be", () => {
    const wanted = { login: "ann", firstName: "Ann", securityProfileIds: ["manager", "agent"], afterContactWork: 30 };
    expect(plan(ann, wanted)).toEqual({});
  });

  it("sends the whole identity where one part differs, so that nothing else is cleared", () => {
    expect(plan(ann, { login: "ann", lastName: "Lee-Jones" })).toEqual({
      identity: { firstName: "Ann", lastName: "Lee-Jones", email: "ann@example.com" },
    });
  });

  it("sends of the phone what differs, so that nothing else is reset", () => {
    expect(plan(ann, { login: "ann", autoAccept: true, afterContactWork: 30 })).toEqual({
      phone: { autoAccept: true },
    });
    expect(plan(ann, { login: "ann", deskNumber: "+6561234567" })).toEqual({
      phone: { number: { phoneType: "SOFT_PHONE", deskNumber: "+6561234567" } },
    });
  });

  it("sets after-contact work on every channel where a row says it and channels differ", () => {
    const mixed = { ...ann, phone: { ...ann.phone, afterContactWork: undefined } };
    expect(plan(mixed, { login: "ann", afterContactWork: 30 })).toEqual({ phone: { afterContactWork: 30 } });
    expect(plan(mixed, { login: "ann" })).toEqual({});
  });

  it("clears the hierarchy where the row says so, and not where it is blank", () => {
    expect(plan(ann, { login: "ann", hierarchyGroupId: null })).toEqual({ hierarchyGroupId: null });
    expect(plan({ ...ann, hierarchyGroupId: undefined }, { login: "ann", hierarchyGroupId: null })).toEqual({});
  });

  it("refuses a desk phone that would have no number", () => {
    expect(() => plan(ann, { login: "ann", phoneType: "DESK_PHONE" })).toThrow("a desk phone needs one");
  });

  it("tells the user that an earlier try created from another one", () => {
    expect(isAs(ann, { login: "ann", firstName: "Ann", password: "Passw0rd", routingProfileId: "basic" })).toBe(true);
    expect(isAs(ann, { login: "ann", firstName: "Anna" })).toBe(false);
  });
});
