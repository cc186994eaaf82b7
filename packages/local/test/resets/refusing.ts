import { describe, expect, it } from "vitest";
import { bindOf, type Domain } from "../directory/domain.ts";
import { BARRED, BARRED_FROM_RESETS, PASSWORD } from "../directory/fixtures.ts";
import { deskFor, mobileOf, someone } from "./desks.ts";
import { rightFor } from "./fulfilment.ts";
import { CALLER } from "./reset-desk.ts";
import { REFUSED, RESET } from "./sentences.ts";

const HOSTILE: [string, string][] = [
  ["an asterisk", "*"],
  ["brackets", ")("],
  ["a filter", "rreset5)(objectClass=*"],
  ["a NUL behind a login", "rreset5\0"],
  ["spaces", "   "],
  ["a line's end", "rreset5\n"],
  ["full-width letters", "ｒｒｅｓｅｔ５"],
  ["a zero-width space", "rre\u200bset5"],
  ["an escape", "\\72reset5"],
  ["a DN", "CN=Robin Reset 5,OU=Staff,DC=example,DC=test"],
  ["10 kB", "x".repeat(10_000)],
];
/** Whom nothing is done for. */
export function refusing(domain: () => Domain): void {
  describe("somebody who is refused", () => {
    const desk = deskFor(domain);
    const limited = deskFor(domain, () => ({
      environment: { RESET_LIMITS: JSON.stringify({ perAccount: 3, perCaller: 4, withoutNumber: 5, lockMinutes: 30 }) },
    }));
    /** Attempts that were counted, and for how many. */
    async function counted(of: string): Promise<number> {
      const items = (await desk().items()).filter(({ pk }) => String(pk).startsWith(`attempts#${of}#`));
      return items.reduce((sum, { ids }) => sum + (ids instanceof Set ? ids.size : 0), 0);
    }

    it.each(HOSTILE)("asks for %s: nobody is found, at the cost of one attempt", async (_, UserID) => {
      const before = [await counted("caller"), await counted("account")];
      const { said } = await desk().fulfil({ ...rightFor(someone(5)), UserID });
      expect(said).toBe(REFUSED);
      expect([await counted("caller"), await counted("account")]).toEqual(before.map((count) => count + 1));
      expect(desk().logged().at(-1)).toMatchObject({ outcome: "refused", code: "UnknownUser" });
      expect(desk().logged().at(-1)).not.toHaveProperty("account");
      expect(desk().passwordsAt(mobileOf(someone(5)))).toEqual([]);
    });

    it("is asked for with nothing at all", async () => {
      const { said } = await desk().fulfil({ UserID: null, DOB: null, MonthStarted: null });
      expect(said).toBe(REFUSED);
    });

    it.each(Object.entries(BARRED))("is barred, with all details right: %s", async (_, person) => {
      const answer = await desk().fulfil(rightFor(person));
      expect(answer.said).toBe(REFUSED);
      expect(answer.attributes).toMatchObject({ outcome: "refused", next: "end" });
      // Windows lets nobody read confidential attributes of who is an administrator: the details are wrong then.
      expect(desk().logged().at(-1)?.code).toMatch(/^(Barred\w+|UnknownUser|DetailsMissing)$/);
    });

    it.each(Object.entries(BARRED_FROM_RESETS))("has the old password still: %s", async (_, person) => {
      expect((await desk().fulfil(rightFor(person))).said).toBe(REFUSED);
      expect(await bindOf(person, PASSWORD, domain())).toBe("bound");
    });

    it("gets no other answer than the next, nor other attributes", async () => {
      const right = rightFor(someone(5));
      const answers = [
        await desk().fulfil({ ...right, UserID: "nosuch" }),
        await desk().fulfil({ ...right, DOB: "1991-04-17" }),
        await desk().fulfil({ ...right, MonthStarted: "march" }),
        await desk().fulfil(rightFor(BARRED.disabled)),
        await desk().fulfil(rightFor(BARRED.adminCount)),
      ];
      const plain = answers.map(({ said, attributes: { contactId: _, ...attributes } }) => ({ said, attributes }));
      expect(new Set(plain.map((each) => JSON.stringify(each))).size).toBe(1);
    });

    it("locks an account for everybody, in whatever spelling, and no other", async () => {
      const [person, other] = [someone(6), someone(7)];
      const wrong = { ...rightFor(person), DOB: "1991-04-17" };
      for (const [index, UserID] of ["rreset6", "RRESET6", "RReset6"].entries()) {
        await limited().fulfil({ ...wrong, UserID }, { caller: `+1202555012${index}` });
      }
      const locked = await limited().fulfil(rightFor(person), { caller: "+12025550129" });
      expect(locked.said).toBe(REFUSED);
      expect(limited().logged().at(-1)).toMatchObject({ code: "AccountLocked" });
      expect(await bindOf(person, PASSWORD, domain())).toBe("bound");
      expect((await limited().fulfil(rightFor(other), { caller: "+12025550128" })).said).toBe(RESET);
    });

    it("locks a caller for all accounts, and costs them nothing then", async () => {
      for (let count = 0; count < 4; count++)
        await limited().fulfil({ ...rightFor(someone(8)), UserID: `nosuch${count}` });
      const person = someone(8);
      const locked = await limited().fulfil(rightFor(person), { caller: CALLER });
      expect(locked.said).toBe(REFUSED);
      expect(limited().logged().at(-1)).toMatchObject({ code: "CallerLocked" });
      expect((await limited().fulfil(rightFor(person), { caller: "+12025550127" })).said).toBe(RESET);
    });
  });
}
