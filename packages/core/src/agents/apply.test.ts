import { describe, expect, it } from "vitest";
import { Refused } from "../refused.ts";
import { isApplied, update } from "./apply.ts";
import { NotSeen, type User, type Users } from "./users.ts";
import type { Wanted } from "./wanted.ts";

const ann: User = {
  id: "1",
  login: "ann",
  firstName: "Ann",
  lastName: "Lee",
  email: "ann@example.com",
  routingProfileId: "basic",
  securityProfileIds: ["agent"],
  phone: { phoneType: "SOFT_PHONE", autoAccept: false, afterContactWork: 30 },
};

/** Connect with one agent; `failures` says which calls fail, and how. */
function connectWith(user: User | undefined, failures: Partial<Record<keyof Users, Error>> = {}) {
  const calls: string[] = [];
  const answer = async (name: keyof Users) => {
    calls.push(name);
    const failure = failures[name];
    if (failure) throw failure;
  };
  const users: Users = {
    create: () => answer("create"),
    async describe() {
      await answer("describe");
      if (!user) throw new NotSeen("not yet");
      return user;
    },
    async glimpse() {
      await answer("glimpse");
      return new Map(user ? [[user.id, user]] : []);
    },
    async find() {
      await answer("find");
      return user && { id: user.id };
    },
    changeIdentity: () => answer("changeIdentity"),
    changePhone: () => answer("changePhone"),
    changeRoutingProfile: () => answer("changeRoutingProfile"),
    changeSecurityProfiles: () => answer("changeSecurityProfiles"),
    changeHierarchy: () => answer("changeHierarchy"),
  };
  return { users, calls };
}
const wanted: Wanted = { login: "ann", lastName: "Lim", routingProfileId: "billing", autoAccept: true };

describe("an update", () => {
  it("makes every call that it needs, also where one of them is refused, so that it ends the same in any order", async () => {
    const refusal = new Refused("ResourceNotFound", "no such profile");
    const { users, calls } = connectWith(ann, { changeRoutingProfile: refusal });
    await expect(update("1", wanted, users)).rejects.toBe(refusal);
    expect(calls).toEqual(["describe", "changeIdentity", "changePhone", "changeRoutingProfile"]);
  });

  it("that meets a refusal and a fault of the moment is tried again before it is refused", async () => {
    const fault = new Error("500");
    const failures = { changeRoutingProfile: new Refused("ResourceNotFound", "no"), changePhone: fault };
    await expect(update("1", wanted, connectWith(ann, failures).users)).rejects.toBe(fault);
  });

  it("does with a glimpse where that tells enough", async () => {
    const { users, calls } = connectWith(ann);
    expect(await update("1", { login: "ann", routingProfileId: "billing" }, users, ann)).toBe("changed");
    expect(await update("1", { login: "ann", firstName: "Ann", autoAccept: false }, users, ann)).toBe("unchanged");
    expect(calls).toEqual(["changeRoutingProfile"]);
  });

  it.each([
    ["the e-mail address is said", { email: "ann@example.com" }],
    ["the mobile number is cleared", { mobile: null }],
    ["the names differ", { firstName: "Anne" }],
  ])("describes the agent where %s, whatever was glimpsed", async (_, cells) => {
    const { users, calls } = connectWith(ann);
    await update("1", { login: "ann", ...cells }, users, ann);
    expect(calls[0]).toBe("describe");
  });
});

describe("a row that ran out of tries", () => {
  const create = { verb: "create", upload: "u", row: 1, rows: 1, login: "ann", line: 2, turn: 0 } as const;
  const as = { login: "ann", lastName: "Lee", password: "Passw0rd" };

  it("is applied where the agent is as it says", async () => {
    expect(await isApplied({ ...create, wanted: as }, connectWith(ann).users)).toBe(true);
    expect(await isApplied({ ...create, wanted: { ...as, lastName: "Lim" } }, connectWith(ann).users)).toBe(false);
    expect(await isApplied({ ...create, wanted: as }, connectWith(undefined).users)).toBe(false);
    const change = { ...create, verb: "update", userId: "1", wanted: as } as const;
    expect(await isApplied(change, connectWith(ann).users)).toBe(true);
  });

  it("is not where Connect refuses to tell, and nobody knows where it has no answer", async () => {
    const refused = connectWith(ann, { describe: new Refused("AccessDenied", "no") });
    expect(await isApplied({ ...create, wanted: as }, refused.users)).toBe(false);
    const broken = connectWith(ann, { find: new Error("500") });
    await expect(isApplied({ ...create, wanted: as }, broken.users)).rejects.toThrow("500");
  });
});
