import { describe, expect, it } from "vitest";
import { everywhere } from "./channels.ts";
import { isAs, plan } from "./plan.ts";
import type { User } from "./users.ts";

const ann: User = {
  id: "1",
  arn: "arn:1",
  login: "ann",
  firstName: "Ann",
  lastName: "Lee",
  email: "ann@example.com",
  routingProfileId: "basic",
  securityProfileIds: ["agent", "manager"],
  hierarchyGroupId: "us",
  phone: {
    phoneType: "SOFT_PHONE",
    autoAccept: everywhere(false),
    afterContactWork: everywhere(30),
    persistentConnection: false,
  },
  tags: { team: "one", site: "SG" },
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
      phone: { autoAccept: { ...everywhere(false), VOICE: true } },
    });
    expect(plan(ann, { login: "ann", deskNumber: "+6561234567" })).toEqual({
      phone: { number: { phoneType: "SOFT_PHONE", deskNumber: "+6561234567" } },
    });
  });

  it("sets after-contact work on every channel where a row says it and channels differ", () => {
    const mixed = { ...ann, phone: { ...ann.phone, afterContactWork: { ...everywhere(30), CHAT: 60 } } };
    const even = { phone: { afterContactWork: everywhere(30) } };
    expect(plan(mixed, { login: "ann", afterContactWork: 30 })).toEqual(even);
    expect(plan(mixed, { login: "ann" })).toEqual({});
  });

  it("sets single channels over what a row says of all, and sends every channel, so that none is reset", () => {
    expect(plan(ann, { login: "ann", afterContactWork: 45, afterContactWorkBy: { CHAT: 60 } })).toEqual({
      phone: { afterContactWork: { ...everywhere(45), CHAT: 60 } },
    });
    expect(plan(ann, { login: "ann", autoAcceptBy: { TASK: true } })).toEqual({
      phone: { autoAccept: { ...everywhere(false), TASK: true } },
    });
    expect(plan(ann, { login: "ann", persistentConnection: true })).toEqual({ phone: { persistentConnection: true } });
  });

  it("sets tags that differ and takes away those that are not named; clearing takes all", () => {
    expect(plan(ann, { login: "ann", tags: { team: "two", site: "SG" } })).toEqual({
      tags: { set: { team: "two" }, take: [] },
    });
    expect(plan(ann, { login: "ann", tags: { team: "one" } })).toEqual({ tags: { set: {}, take: ["site"] } });
    expect(plan(ann, { login: "ann", tags: null })).toEqual({ tags: { set: {}, take: ["team", "site"] } });
    expect(plan(ann, { login: "ann", tags: { site: "SG", team: "one" } })).toEqual({});
  });

  it("adds, changes and takes away proficiencies by what is there", () => {
    const [english, french, thai] = ["English", "French", "Thai"].map((value) => ({
      name: "Language",
      value,
      level: 3,
    }));
    if (!english || !french || !thai) throw new Error("three languages");
    const skilled = { ...ann, proficiencies: [english, french] };
    const better = { ...english, level: 5 };
    expect(plan(skilled, { login: "ann", proficiencies: [better, thai] })).toEqual({
      proficiencies: { add: [thai], change: [better], take: [french] },
    });
    expect(plan(skilled, { login: "ann", proficiencies: null })).toEqual({
      proficiencies: { add: [], change: [], take: [english, french] },
    });
    expect(plan(skilled, { login: "ann", proficiencies: [french, english] })).toEqual({});
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
