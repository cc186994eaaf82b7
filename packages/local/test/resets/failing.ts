import { performance } from "node:perf_hooks";
import type { DirectoryFault } from "@frontdesk/simulator/directory/faulty-directory.ts";
import { describe, expect, it } from "vitest";
import { bindOf, type Domain } from "../directory/domain.ts";
import { PASSWORD } from "../directory/fixtures.ts";
import { deskFor, mobileOf, someone } from "./desks.ts";
import { rightFor } from "./fulfilment.ts";
import { RESET, UNABLE, UNAVAILABLE, UNKNOWN } from "./sentences.ts";

/** What a caller waits for an answer at most, a cold start included. */
const MOST_MILLISECONDS = 8_000;

/** A directory that is not as it should be. */
export function failing(domain: () => Domain): void {
  describe("a directory", () => {
    const desk = deskFor(domain);
    async function ask(index: number, ...faults: [DirectoryFault, ...DirectoryFault[]]) {
      desk().faulty.suffer(...faults);
      await desk().cold();
      const started = performance.now();
      const answer = await desk().fulfil(rightFor(someone(index)));
      expect(performance.now() - started).toBeLessThan(MOST_MILLISECONDS);
      return {
        ...answer,
        password: desk()
          .passwordsAt(mobileOf(someone(index)))
          .at(-1),
        entry: desk().logged().at(-1),
      };
    }

    it.each<DirectoryFault>([
      "silent after TCP",
      "silent after TLS",
      "silent at the search",
      "dropped after TCP",
      "dropped after TLS",
      "dropped at the search",
    ])("%s is told, and nothing is changed", async (fault) => {
      const { said, password, entry, attributes } = await ask(9, fault);
      expect(said).toBe(UNAVAILABLE);
      expect(attributes).toMatchObject({ outcome: "unavailable", next: "end" });
      expect(entry).toMatchObject({ level: "ERROR", code: expect.stringMatching(/^Directory(Silent|Down)$/) });
      expect(password).toBeUndefined();
      expect(await bindOf(someone(9), PASSWORD, domain())).toBe("bound");
    });

    it.each<[DirectoryFault, number]>([
      ["silent after the modify", 10],
      ["dropped after the modify", 11],
    ])("%s has changed the password, which is found out, and sent", async (fault, index) => {
      const { said, password = "" } = await ask(index, fault, "none");
      expect(said).toBe(RESET);
      expect(await bindOf(someone(index), password, domain())).toBe("773");
    });

    it.each<[DirectoryFault, number]>([
      ["silent before the modify", 12],
      ["dropped before the modify", 13],
    ])("%s has not changed the password, which is found out, and told", async (fault, index) => {
      const { said, password, entry } = await ask(index, fault, "none");
      expect(said).toBe(UNAVAILABLE);
      expect(entry).toMatchObject({ level: "ERROR", code: "NotChanged" });
      expect(password).toBeUndefined();
      expect(await bindOf(someone(index), PASSWORD, domain())).toBe("bound");
    });

    it.each<[DirectoryFault, DirectoryFault, number, boolean]>([
      ["dropped after the modify", "dropped after TCP", 14, true],
      ["silent after the modify", "silent after TLS", 15, true],
      ["dropped before the modify", "silent after TCP", 16, false],
      ["silent before the modify", "silent after TCP", 17, false],
    ])(
      "%s and %s when it is looked at again: one of two passwords is right, and the caller knows both",
      async (fault, look, index, isSet) => {
        const { said, password = "", attributes, entry } = await ask(index, fault, look);
        expect(said).toBe(UNKNOWN);
        expect(attributes).toMatchObject({ outcome: "unknown", next: "agent" });
        expect(entry).toMatchObject({ level: "ERROR", code: "OutcomeUnknown", account: expect.any(String) });
        expect(password).not.toBe("");
        expect(await bindOf(someone(index), password, domain())).toBe(isSet ? "773" : "52e");
        expect(await bindOf(someone(index), PASSWORD, domain())).toBe(isSet ? "52e" : "bound");
      },
    );

    describe("that is down", () => {
      const down = deskFor(domain);
      it("is told within the time, cold and warm", async () => {
        await down().faulty.close();
        for (let count = 0; count < 2; count++) {
          const started = performance.now();
          expect((await down().fulfil(rightFor(someone(9)))).said).toBe(UNAVAILABLE);
          expect(performance.now() - started).toBeLessThan(MOST_MILLISECONDS);
        }
        expect(down().logged().at(-1)).toMatchObject({ code: "DirectoryDown" });
        expect(await bindOf(someone(9), PASSWORD, domain())).toBe("bound");
      });
    });

    describe("that refuses the service account", () => {
      const refused = deskFor(domain, () => ({ password: "Wr0ng-Passw0rd" }));
      it("is told to somebody who can mend it, and the caller gets an agent", async () => {
        const { said, attributes } = await refused().fulfil(rightFor(someone(9)));
        expect(said).toBe(UNABLE);
        expect(attributes).toMatchObject({ outcome: "unable", next: "agent" });
        expect(refused().logged().at(-1)).toMatchObject({ level: "ERROR", code: "ServiceAccountRefused" });
      });
    });

    describe("of which nobody has set the password", () => {
      const unset = deskFor(domain, () => ({ environment: { DIRECTORY_PASSWORD: "" } }));
      it("is told to somebody who can mend it, and the caller gets an agent", async () => {
        expect((await unset().fulfil(rightFor(someone(9)))).said).toBe(UNABLE);
        expect(unset().logged().at(-1)).toMatchObject({ level: "ERROR", code: "NoDirectoryPassword" });
      });
    });

    describe("that is another than it should be", () => {
      const untrusted = deskFor(domain, () => ({ certificates: domain().ca }));
      it("is told nothing", async () => {
        expect((await untrusted().fulfil(rightFor(someone(9)))).said).toBe(UNABLE);
        expect(untrusted().logged().at(-1)).toMatchObject({ level: "ERROR", code: "ServerNotTrusted" });
        expect(untrusted().faulty.asked()).toEqual([]);
      });
    });
  });
}
