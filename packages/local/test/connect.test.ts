import { everywhere } from "@frontdesk/core/agents/channels.ts";
import { NotSeen, type Phone, type PhoneChange } from "@frontdesk/core/agents/users.ts";
import type { Wanted } from "@frontdesk/core/agents/wanted.ts";
import { describe, expect, it } from "vitest";
import { BLINDNESS, CONNECTS, INSTANCE, type Opened, openConnect, UNKNOWN } from "./connects.ts";

const wantedIn = ({ idOf }: Opened, changes: Partial<Wanted> = {}): Wanted => ({
  ...{ login: "cyd", password: "Passw0rd", firstName: "Cyd", lastName: "Ong", email: "cyd@example.com" },
  ...{ routingProfileId: idOf("routing", "Billing"), securityProfileIds: [idOf("security", "Agent")] },
  ...changes,
});
const refused = (code: string) => expect.objectContaining({ name: "Refused", code });

describe.each(CONNECTS)("Connect %s", (_, clientsOf) => {
  describe("of a new user", () => {
    it("creates one with all that a row may say", async () => {
      const opened = await openConnect(clientsOf);
      const { users, idOf, clock, service } = opened;
      const wanted = wantedIn(opened, {
        ...{ secondaryEmail: "c@example.org", mobile: "+6599999999", hierarchyGroupId: idOf("groups", "SG/West") },
        ...{ phoneType: "DESK_PHONE", deskNumber: "+6561111111", autoAccept: true, afterContactWork: 60 },
      });
      await users.create(wanted);
      clock.pass(BLINDNESS);
      const { id = "" } = (await users.find("cyd")) ?? {};
      const { password, phoneType, deskNumber, autoAccept, afterContactWork, ...said } = wanted;
      const channels = { autoAccept: { ...everywhere(false), VOICE: true }, afterContactWork: everywhere(60) };
      const phone = { phoneType, deskNumber, ...channels, persistentConnection: false };
      expect([autoAccept, afterContactWork]).toEqual([true, 60]);
      expect(await users.describe(id)).toEqual({ ...said, id, arn: expect.stringContaining(id), phone, tags: {} });
      expect(service.checkPassword("cyd", password ?? "")).toBe(true);
    });

    it("creates one with no more than a row must say", async () => {
      const opened = await openConnect(clientsOf);
      await opened.users.create(wantedIn(opened, { secondaryEmail: null, mobile: null, hierarchyGroupId: null }));
      opened.clock.pass(BLINDNESS);
      const { id = "" } = (await opened.users.find("cyd")) ?? {};
      const { password: _, ...said } = wantedIn(opened);
      const channels = { autoAccept: everywhere(false), afterContactWork: everywhere(0) };
      const phone = { phoneType: "SOFT_PHONE", ...channels, persistentConnection: false };
      const arn = expect.stringContaining(id);
      expect(await opened.users.describe(id)).toEqual({ ...said, id, arn, phone, tags: {} });
    });

    it("refuses a login that is taken, in any letter case", async () => {
      const opened = await openConnect(clientsOf);
      await expect(opened.users.create(wantedIn(opened, { login: "ANN" }))).rejects.toEqual(
        refused("DuplicateResource"),
      );
      expect(opened.snapshot("ann")).toMatchObject({ firstName: "Ann" });
    });

    it("refuses what Connect will never take, with the code that says so", async () => {
      const opened = await openConnect(clientsOf, { ...INSTANCE, quotas: { users: 2 } });
      const { users } = opened;
      const create = (changes: Partial<Wanted>) => users.create(wantedIn(opened, changes));
      await expect(create({ routingProfileId: UNKNOWN })).rejects.toEqual(refused("ResourceNotFound"));
      await expect(create({ password: "none" })).rejects.toEqual(refused("InvalidParameter"));
      // A quota of the instance: it comes as a 429, as a throttle does.
      await expect(create({})).rejects.toEqual(refused("LimitExceeded"));
      expect(opened.throttled).toEqual([]);
      expect(opened.snapshot("cyd")).toBeUndefined();
    });

    it("does not see one for a while, and takes its login all the same", async () => {
      const opened = await openConnect(clientsOf);
      const { users, clock } = opened;
      await users.create(wantedIn(opened));
      const { id = "" } = opened.snapshot("cyd") ?? {};
      expect(await users.find("cyd")).toBeUndefined();
      expect(await users.glimpse([id])).toEqual(new Map());
      await expect(users.describe(id)).rejects.toBeInstanceOf(NotSeen);
      await expect(users.create(wantedIn(opened))).rejects.toEqual(refused("DuplicateResource"));
      await users.changeRoutingProfile(id, opened.idOf("routing", "Basic")); // updates find it at once
      clock.pass(BLINDNESS);
      expect(await users.find("cyd")).toEqual({ id });
      expect(await users.describe(id)).toMatchObject({ routingProfileId: opened.idOf("routing", "Basic") });
    });
  });

  describe("of a user who is there", () => {
    const annAs = ({ idOf, annId: id }: Opened) => ({
      ...{ id, arn: expect.stringContaining(id), login: "ann", firstName: "Ann", lastName: "Lee", tags: {} },
      routingProfileId: idOf("routing", "Basic"),
      securityProfileIds: [idOf("security", "Agent"), idOf("security", "Admin")],
      hierarchyGroupId: idOf("groups", "SG/East"),
      phone: {
        ...{ phoneType: "DESK_PHONE", deskNumber: "+6561234567", persistentConnection: false },
        ...{ autoAccept: { ...everywhere(false), VOICE: true }, afterContactWork: everywhere(30) },
      },
    });
    const hidden = { email: "ann@example.com", secondaryEmail: "ann@example.org", mobile: "+6591234567" };

    it("describes all of her settings", async () => {
      const opened = await openConnect(clientsOf);
      expect(await opened.users.describe(opened.annId)).toEqual({ ...annAs(opened), ...hidden });
    });

    it("describes a user without what is not set", async () => {
      const { users, idOf } = await openConnect(clientsOf);
      const { email, hierarchyGroupId, phone } = await users.describe(idOf("users", "bob.tan"));
      expect([email, hierarchyGroupId, phone.deskNumber]).toEqual([undefined, undefined, undefined]);
    });

    it("throws NotSeen for one that is not found, with what Connect said as its cause", async () => {
      const { users } = await openConnect(clientsOf);
      const error = await users.describe(UNKNOWN).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(NotSeen);
      expect(error.cause).toEqual(refused("ResourceNotFound"));
    });

    it("glimpses several at once, after-contact work in seconds, and leaves out who is not found", async () => {
      const opened = await openConnect(clientsOf);
      const bobId = opened.idOf("users", "bob.tan");
      const glimpses = await opened.users.glimpse([opened.annId, UNKNOWN, bobId]);
      expect([...glimpses.keys()].sort()).toEqual([opened.annId, bobId].sort());
      expect(glimpses.get(opened.annId)).toEqual(annAs(opened));
      expect(glimpses.get(bobId)).toMatchObject({ login: "bob.tan", phone: { afterContactWork: everywhere(0) } });
      expect(opened.slots).toEqual([{ operation: "SearchUsers", pace: undefined }]);
    });

    it("finds one by the whole login, in any letter case", async () => {
      const { users, idOf } = await openConnect(clientsOf);
      expect(await users.find("BOB.Tan")).toEqual({ id: idOf("users", "bob.tan") });
      expect(await users.find("bob")).toBeUndefined();
      expect(await users.find("nobody")).toBeUndefined();
    });

    it("changes the identity whole: what is not given is cleared", async () => {
      const opened = await openConnect(clientsOf);
      const identity = { firstName: "Anna", lastName: "Lim", email: "anna@example.com", secondaryEmail: undefined };
      await opened.users.changeIdentity(opened.annId, { ...identity, mobile: "+6591111111" });
      expect(await opened.users.describe(opened.annId)).toEqual({
        ...annAs(opened),
        ...identity,
        mobile: "+6591111111",
      });
    });

    it.each([
      [{ number: { phoneType: "SOFT_PHONE", deskNumber: undefined } }, { phoneType: "SOFT_PHONE" }],
      [
        { number: { phoneType: "DESK_PHONE", deskNumber: "+6562222222" } },
        { phoneType: "DESK_PHONE", deskNumber: "+6562222222" },
      ],
      [{ autoAccept: everywhere(false) }, { autoAccept: everywhere(false) }],
      [{ autoAccept: { ...everywhere(true), TASK: false } }, { autoAccept: { ...everywhere(true), TASK: false } }],
      [{ afterContactWork: everywhere(0) }, { afterContactWork: everywhere(0) }],
      [{ persistentConnection: true }, { persistentConnection: true }],
      [
        { autoAccept: everywhere(false), afterContactWork: { ...everywhere(45), CHAT: 60 } },
        { autoAccept: everywhere(false), afterContactWork: { ...everywhere(45), CHAT: 60 } },
      ],
    ] satisfies [PhoneChange, Partial<Phone>][])(
      "changes of the phone what is named, and leaves the rest: %j",
      async (change, changed) => {
        const opened = await openConnect(clientsOf);
        const before = annAs(opened);
        await opened.users.changePhone(opened.annId, change);
        const phone = { ...before.phone, ...("number" in change ? { deskNumber: undefined } : {}), ...changed };
        expect(await opened.users.describe(opened.annId)).toEqual({ ...before, ...hidden, phone });
        expect((await opened.users.glimpse([opened.annId])).get(opened.annId)?.phone).toEqual(phone);
      },
    );

    it("changes routing profile, security profiles and place in the hierarchy, and takes her out of it", async () => {
      const opened = await openConnect(clientsOf);
      const { users, annId, idOf } = opened;
      const changed = {
        routingProfileId: idOf("routing", "Billing"),
        securityProfileIds: [idOf("security", "Admin")],
        hierarchyGroupId: idOf("groups", "PH"),
      };
      await users.changeRoutingProfile(annId, changed.routingProfileId);
      await users.changeSecurityProfiles(annId, changed.securityProfileIds);
      await users.changeHierarchy(annId, changed.hierarchyGroupId);
      expect(await users.describe(annId)).toEqual({ ...annAs(opened), ...hidden, ...changed });
      await users.changeHierarchy(annId, undefined);
      expect((await users.describe(annId)).hierarchyGroupId).toBeUndefined();
      expect(opened.snapshot("ann")?.hierarchy).toEqual([]);
    });

    it("changes tags and proficiencies by what is added, changed and taken away", async () => {
      const language = { name: "Language", values: ["English", "Thai"] };
      const opened = await openConnect(clientsOf, { ...INSTANCE, predefinedAttributes: [language] });
      const { users, annId } = opened;
      const { arn } = await users.describe(annId);
      const skill = (value: string, level: number) => ({ name: "Language", value, level });
      await users.addProficiencies(annId, [skill("English", 3), skill("Thai", 1)]);
      await users.changeProficiencies(annId, [skill("English", 5)]);
      await users.takeProficiencies(annId, [skill("Thai", 1)]);
      expect(await users.proficiencies(annId)).toEqual([skill("English", 5)]);
      await users.tag(arn, { site: "SG", team: "one" });
      await users.untag(arn, ["team"]);
      expect((await users.describe(annId)).tags).toEqual({ site: "SG" });
      expect((await users.glimpse([annId])).get(annId)?.tags).toEqual({ site: "SG" });
      await expect(users.addProficiencies(annId, [skill("Latin", 3)])).rejects.toEqual(refused("ResourceNotFound"));
      await expect(users.proficiencies(UNKNOWN)).rejects.toBeInstanceOf(NotSeen);
    });

    it("is removed after her quick connects, and both may be gone already", async () => {
      const opened = await openConnect(clientsOf, {
        ...INSTANCE,
        queues: [{ name: "Night", quickConnects: ["Ann"] }],
        quickConnects: [{ name: "Ann", user: "ann" }],
      });
      const { users, names, annId } = opened;
      const [quickConnect] = await Array.fromAsync(names.quickConnects());
      const [queue] = await Array.fromAsync(names.queues());
      expect(quickConnect).toMatchObject({ name: "Ann", userId: annId });
      expect(await Array.fromAsync(names.offeredIn(queue?.id ?? ""))).toEqual([quickConnect?.id]);
      await expect(users.remove(annId)).rejects.toEqual(refused("InvalidRequest"));
      expect(await users.removeQuickConnect(quickConnect?.id ?? "")).toBe("removed");
      expect(await users.removeQuickConnect(quickConnect?.id ?? "")).toBe("absent");
      expect(await users.remove(annId)).toBe("removed");
      expect(await users.remove(annId)).toBe("absent");
      expect(opened.snapshot("ann")).toBeUndefined();
    });

    it("refuses a change that can never be made, and changes nothing", async () => {
      const opened = await openConnect(clientsOf);
      const { users, annId, idOf } = opened;
      const missing = refused("ResourceNotFound");
      await expect(users.changeRoutingProfile(annId, UNKNOWN)).rejects.toEqual(missing);
      await expect(users.changeSecurityProfiles(annId, [UNKNOWN])).rejects.toEqual(missing);
      await expect(users.changeHierarchy(annId, UNKNOWN)).rejects.toEqual(missing);
      await expect(users.changeRoutingProfile(UNKNOWN, idOf("routing", "Basic"))).rejects.toEqual(missing);
      await expect(users.changePhone(UNKNOWN, { autoAccept: everywhere(true) })).rejects.toEqual(missing);
      await expect(users.changeIdentity(UNKNOWN, { firstName: "A", lastName: "B" })).rejects.toEqual(missing);
      await expect(users.changeSecurityProfiles(annId, [])).rejects.toEqual(refused("InvalidParameter"));
      await expect(users.changePhone(annId, { afterContactWork: everywhere(-1) })).rejects.toEqual(
        refused("InvalidParameter"),
      );
      expect(await users.describe(annId)).toEqual({ ...annAs(opened), ...hidden });
    });
  });

  describe("that says no", () => {
    const slot = (operation: string) => ({ operation, pace: undefined });

    it("to a call too many is asked again in a further turn, and the limiter is told of each", async () => {
      const opened = await openConnect(clientsOf);
      const { users, service, slots, throttled } = opened;
      service.setQuota("CreateUser", { rate: 0.5, burst: 1 });
      await users.create(wantedIn(opened));
      await users.create(wantedIn(opened, { login: "dee" }));
      expect(throttled).toEqual([slot("CreateUser"), slot("CreateUser")]);
      expect(slots).toHaveLength(4);
      expect(throttled[0]).toBe(slots[1]);
      expect(opened.snapshot("dee")).toBeDefined();
    });

    it("again and again to a call is a fault of the moment, and not refused", async () => {
      const { users, service, annId, throttled, slots } = await openConnect(clientsOf);
      service.setQuota("DescribeUser", { rate: 0.001, burst: 1 });
      await users.describe(annId);
      await expect(users.describe(annId)).rejects.toMatchObject({ name: "ThrottlingException" });
      expect([throttled.length, slots.length]).toEqual([5, 6]);
    });

    it("to a caller without the right refuses the row", async () => {
      const opened = await openConnect(clientsOf);
      const { denied, annId } = opened;
      await expect(denied.create(wantedIn(opened))).rejects.toEqual(refused("AccessDenied"));
      await expect(denied.describe(annId)).rejects.toEqual(refused("AccessDenied"));
      await expect(denied.glimpse([annId])).rejects.toEqual(refused("AccessDenied"));
      await expect(denied.changeHierarchy(annId, undefined)).rejects.toEqual(refused("AccessDenied"));
      expect(opened.snapshot("cyd")).toBeUndefined();
    });

    it("of an instance that is not there refuses the row, and a user of it is not seen", async () => {
      const { elsewhere, annId } = await openConnect(clientsOf);
      await expect(elsewhere.find("ann")).rejects.toEqual(refused("ResourceNotFound"));
      await expect(elsewhere.changeHierarchy(annId, undefined)).rejects.toEqual(refused("ResourceNotFound"));
      await expect(elsewhere.describe(annId)).rejects.toBeInstanceOf(NotSeen);
    });
  });
});
