import { describe, expect, it } from "vitest";
import { Refused } from "../refused.ts";
import { create, isApplied, remove, update } from "./apply.ts";
import { everywhere } from "./channels.ts";
import { Partly } from "./steps.ts";
import { NotSeen, type User, type Users } from "./users.ts";
import type { Wanted } from "./wanted.ts";

const ann: User = {
  id: "1",
  arn: "arn:1",
  login: "ann",
  firstName: "Ann",
  lastName: "Lee",
  email: "ann@example.com",
  routingProfileId: "basic",
  securityProfileIds: ["agent"],
  phone: {
    phoneType: "SOFT_PHONE",
    autoAccept: everywhere(false),
    afterContactWork: everywhere(30),
    persistentConnection: false,
  },
  tags: {},
};

const English = { name: "Language", value: "English", level: 3 };

/** Connect with one agent; `failures` says which calls fail, and how. */
function connectWith(user: User | undefined, failures: Partial<Record<keyof Users, Error>> = {}) {
  const calls: string[] = [];
  const answer = async (name: keyof Users) => {
    calls.push(name);
    const failure = failures[name];
    if (failure) throw failure;
  };
  const users: Users = {
    async create() {
      await answer("create");
      return "1";
    },
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
    async proficiencies() {
      await answer("proficiencies");
      return user?.tags.skilled ? [English] : [];
    },
    addProficiencies: () => answer("addProficiencies"),
    changeProficiencies: () => answer("changeProficiencies"),
    takeProficiencies: () => answer("takeProficiencies"),
    tag: () => answer("tag"),
    untag: () => answer("untag"),
    async remove() {
      await answer("remove");
      return "removed";
    },
    async removeQuickConnect() {
      await answer("removeQuickConnect");
      return "removed";
    },
  };
  return { users, calls };
}
const rules = { emailChanges: "refused", management: "CONNECT_MANAGED" } as const;
const wanted: Wanted = { login: "ann", lastName: "Lim", routingProfileId: "billing", autoAccept: true };

describe("an update", () => {
  it("makes every call that it needs, also where one of them is refused, so that it ends the same in any order", async () => {
    const refusal = new Refused("ResourceNotFound", "no such profile");
    const { users, calls } = connectWith(ann, { changeRoutingProfile: refusal });
    const done = ["UpdateUserIdentityInfo", "UpdateUserConfig"];
    await expect(update("1", wanted, { users, rules })).rejects.toMatchObject({ cause: refusal, done });
    expect(calls).toEqual(["describe", "changeIdentity", "changePhone", "changeRoutingProfile"]);
  });

  it("takes away before it adds, since an agent has no more than 50 tags, and adds nothing where that fails", async () => {
    const tagged = { ...ann, tags: { skilled: "yes", site: "SG" } };
    const rest = { login: "ann", tags: { team: "Blue" }, proficiencies: [{ ...English, value: "Thai" }] };
    const { users, calls } = connectWith(tagged);
    expect(await update("1", rest, { users, rules })).toBe("changed");
    expect(calls.indexOf("untag")).toBeLessThan(calls.indexOf("tag"));
    expect(calls.indexOf("takeProficiencies")).toBeLessThan(calls.indexOf("addProficiencies"));
    const broken = connectWith(tagged, { untag: new Error("500"), takeProficiencies: new Error("500") });
    await expect(update("1", rest, { users: broken.users, rules })).rejects.toThrow("500");
    expect(broken.calls).not.toContain("tag");
    expect(broken.calls).not.toContain("addProficiencies");
  });

  it("that meets a refusal and a fault of the moment is tried again before it is refused", async () => {
    const fault = new Error("500");
    const failures = { changeRoutingProfile: new Refused("ResourceNotFound", "no"), changePhone: fault };
    const { users } = connectWith(ann, failures);
    await expect(update("1", wanted, { users, rules })).rejects.toMatchObject({ cause: fault });
  });

  it("does with a glimpse where that tells enough", async () => {
    const { users, calls } = connectWith(ann);
    expect(await update("1", { login: "ann", routingProfileId: "billing" }, { users, rules, glimpse: ann })).toBe(
      "changed",
    );
    expect(
      await update("1", { login: "ann", firstName: "Ann", autoAccept: false }, { users, rules, glimpse: ann }),
    ).toBe("unchanged");
    expect(calls).toEqual(["changeRoutingProfile"]);
  });

  it.each([
    ["the e-mail address is said", { email: "ann@example.com" }],
    ["the mobile number is cleared", { mobile: null }],
    ["the names differ", { firstName: "Anne" }],
  ])("describes the agent where %s, whatever was glimpsed", async (_, cells) => {
    const { users, calls } = connectWith(ann);
    await update("1", { login: "ann", ...cells }, { users, rules, glimpse: ann });
    expect(calls[0]).toBe("describe");
  });
});

describe("an e-mail address", () => {
  const other = { login: "ann", email: "eve@example.com", lastName: "Lim" };

  it("is changed only where the settings allow it, and nothing else of the row is done either", async () => {
    const { users, calls } = connectWith(ann);
    await expect(update("1", other, { users, rules })).rejects.toMatchObject({ code: "EmailChange" });
    expect(calls).toEqual(["describe"]);
    const allowed = { ...rules, emailChanges: "allowed" } as const;
    expect(await update("1", other, { users, rules: allowed })).toBe("changed");
  });

  it("may be written in another letter case, which leads to the same mailbox", async () => {
    const { users } = connectWith(ann);
    expect(await update("1", { login: "ann", email: "Ann@Example.com" }, { users, rules })).toBe("changed");
  });

  it.each([
    ["EXISTING_DIRECTORY", { lastName: "Lim" }, "DirectoryDecides"],
    ["SAML", { email: "eve@example.com" }, "InvalidEmail"],
  ] as const)("and names are left to %s", async (management, cells, code) => {
    const { users } = connectWith(ann);
    const allowed = { emailChanges: "allowed", management } as const;
    await expect(update("1", { login: "ann", ...cells }, { users, rules: allowed })).rejects.toMatchObject({ code });
    const same = { login: "ann", lastName: "Lee", email: "ann@example.com" };
    expect(await update("1", same, { users, rules: allowed })).toBe("unchanged");
  });
});

describe("a creation", () => {
  const proficiencies = [English];

  it("that is cut off before the proficiencies is completed by the next try", async () => {
    const duplicate = new Refused("DuplicateResource", "taken");
    const { users, calls } = connectWith(ann, { create: duplicate });
    expect(await create({ login: "ann", lastName: "Lee", proficiencies }, users)).toBe("created");
    expect(calls).toEqual(["create", "find", "describe", "proficiencies", "addProficiencies"]);
  });

  it("is tried again where Connect does not find the agent yet that it has just created", async () => {
    const unseen = new Refused("ResourceNotFound", "no such user");
    const { users } = connectWith(ann, { addProficiencies: unseen });
    const failed = create({ login: "ann", proficiencies }, users);
    await expect(failed).rejects.toMatchObject({ done: ["CreateUser"], cause: { name: "NotSeen", cause: unseen } });
  });

  it("says that the agent is there where the proficiencies are refused", async () => {
    const refusal = new Refused("InvalidRequest", "too many");
    const { users } = connectWith(ann, { addProficiencies: refusal });
    const failed = create({ login: "ann", proficiencies }, users);
    await expect(failed).rejects.toBeInstanceOf(Partly);
    await expect(failed).rejects.toMatchObject({ done: ["CreateUser"], cause: refusal });
  });
});

describe("a removal", () => {
  const quickConnects = [{ id: "q", name: "Ann" }];

  it("deletes quick connects first, and is done where the agent is not there", async () => {
    const { users, calls } = connectWith(ann);
    expect(await remove("1", quickConnects, users)).toBe("removed");
    expect(calls).toEqual(["removeQuickConnect", "remove"]);
    expect(await remove(undefined, [], users)).toBe("absent");
    expect(calls).toHaveLength(2);
  });

  it("says that quick connects are gone where the agent cannot be deleted", async () => {
    const { users } = connectWith(ann, { remove: new Refused("InvalidRequest", "no") });
    await expect(remove("1", quickConnects, users)).rejects.toMatchObject({ done: ["DeleteQuickConnect"] });
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
