import type { DirectoryFault } from "@frontdesk/simulator/directory/faulty-directory.ts";
import { describe, expect, it } from "vitest";
import { accountOf, bindOf, type Domain, failureOf, faultyBefore, sessionAt } from "../domain.ts";
import { PASSWORD, PEOPLE, type Person } from "../fixtures.ts";

const NEW = "Kestrel-Harbour-82";
const SHORT = { find: 1.5, set: 0.7, look: 0.7 };
const spare = (index: number) => PEOPLE.spares[index] as Person;

/** What is known after a connection that failed midway. */
export function failingOf(domain: () => Domain): void {
  describe("a connection that fails", () => {
    it.each(["silent at the search", "dropped at the search"] as const)("%s has done nothing", async (fault) => {
      const faulty = await faultyBefore(domain());
      faulty.suffer(fault);
      const session = await sessionAt(domain(), { ...faulty.changed, seconds: SHORT });
      const started = performance.now();
      expect(await failureOf(session.find("asmith"))).toMatchObject({ kind: "unavailable", code: "DirectorySilent" });
      expect(performance.now() - started).toBeLessThan(3_000);
    });

    it("between two requests has done nothing, and asks nothing as nobody", async () => {
      const faulty = await faultyBefore(domain());
      const session = await sessionAt(domain(), faulty.changed);
      const account = await accountOf(spare(2), session);
      await faulty.close();
      await expect.poll(() => session.find("asmith").catch(({ code }) => code)).toBe("DirectorySilent");
      expect(await failureOf(session.setPassword(account, NEW), NEW)).toMatchObject({ kind: "unavailable" });
      expect(await bindOf(account, PASSWORD, domain())).toBe("bound");
    });

    it.each<[DirectoryFault, number, boolean]>([
      ["silent before the modify", 9, false],
      ["dropped before the modify", 9, false],
      ["silent after the modify", 10, true],
      ["dropped after the modify", 11, true],
    ])("%s leaves that open, and a look tells", async (fault, index, isSet) => {
      const faulty = await faultyBefore(domain());
      faulty.suffer(fault);
      const session = await sessionAt(domain(), { ...faulty.changed, seconds: SHORT });
      const account = await accountOf(spare(index), session);
      const started = performance.now();
      const failure = await failureOf(session.setPassword(account, NEW), NEW);
      expect(failure).toMatchObject({ kind: "unknown", code: "OutcomeUnknown" });
      expect(performance.now() - started).toBeLessThan(2_000);
      expect(await session.hasPassword(account, NEW)).toBe(isSet);
      expect(await bindOf(account, NEW, domain())).toBe(isSet ? "773" : "52e");
      expect(await bindOf(account, PASSWORD, domain())).toBe(isSet ? "52e" : "bound");
    });

    it.each(["silent after TCP", "silent after TLS", "dropped after TCP"] as const)(
      "before the modify, and is %s for the look, leaves it open in time",
      async (fault) => {
        const faulty = await faultyBefore(domain());
        faulty.suffer("dropped before the modify", fault);
        const session = await sessionAt(domain(), { ...faulty.changed, seconds: SHORT });
        const account = await accountOf(spare(2), session);
        await failureOf(session.setPassword(account, NEW), NEW);
        const started = performance.now();
        const failure = await failureOf(session.hasPassword(account, NEW), NEW);
        expect(failure).toMatchObject({ kind: "unknown", code: "OutcomeUnknown" });
        expect(performance.now() - started).toBeLessThan(2_000);
      },
    );

    it("is closed without a word, however often and in whatever state", async () => {
      const faulty = await faultyBefore(domain());
      const session = await sessionAt(domain(), faulty.changed);
      await session.close();
      await expect(session.close()).resolves.toBeUndefined();
      expect(await failureOf(session.find("asmith"))).toMatchObject({ kind: "unavailable" });
      await expect.poll(() => faulty.asked()).toEqual(["bind", "unbind"]);
    });
  });
}
