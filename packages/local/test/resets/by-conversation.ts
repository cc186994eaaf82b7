import { describe, expect, it } from "vitest";
import { bindOf, type Domain } from "../directory/domain.ts";
import { PASSWORD } from "../directory/fixtures.ts";
import { unusedPermissions } from "../permissions/unused.ts";
import { deskFor, mobileOf, someone } from "./desks.ts";
import { rightFor } from "./fulfilment.ts";
import { REFUSED, RESET, UNDERWAY } from "./sentences.ts";

const turns = (login: string, month = "september") => ["reset my password", login, "17 april 1990", month, "yes"];

/** A password that is reset, from the first word to the text message. */
export function byConversation(domain: () => Domain): void {
  describe("a conversation", () => {
    const desk = deskFor(domain);

    it("resets a password, which has to be changed, and leaves the old one good for nothing", async () => {
      const person = someone(0);
      expect(await desk().converse(turns(person.login), "by-words")).toBe(RESET);
      const [password = ""] = desk().passwordsAt(mobileOf(person));
      expect(await bindOf(person, password, domain())).toBe("773");
      expect(await bindOf(person, PASSWORD, domain())).toBe("52e");
      expect(desk().logged().at(-1)).toMatchObject({ outcome: "reset", contactId: "by-words" });
    });

    it("takes a login that is spelled, and unlocks", async () => {
      const person = someone(1);
      for (let count = 0; count < 3; count++) await bindOf(person, "Wr0ng-Passw0rd", domain());
      expect(await bindOf(person, PASSWORD, domain())).toBe("775");
      expect(await desk().converse(turns("r r e s e t 1"), "spelled")).toBe(RESET);
      const [password = ""] = desk().passwordsAt(mobileOf(person));
      expect(await bindOf(person, password, domain())).toBe("773");
    });

    it("with a wrong month ends as the article's does, and nothing is changed", async () => {
      const person = someone(2);
      expect(await desk().converse(turns(person.login, "march"), "wrong")).toBe(REFUSED);
      expect(await bindOf(person, PASSWORD, domain())).toBe("bound");
      expect(desk().passwordsAt(mobileOf(person))).toEqual([]);
    });

    it("that is denied changes nothing", async () => {
      const person = someone(2);
      const said = await desk().converse([...turns(person.login).slice(0, -1), "no"], "denied");
      expect(said).toMatch(/call back/);
      expect(await bindOf(person, PASSWORD, domain())).toBe("bound");
    });

    it("that Lex asks to be fulfilled twice resets once", async () => {
      const person = someone(3);
      const parts = { requestId: "twice", sessionId: "twice" };
      const [one, other] = [await desk().fulfil(rightFor(person), parts), await desk().fulfil(rightFor(person), parts)];
      expect([one.said, other.said]).toEqual([RESET, RESET]);
      const passwords = desk().passwordsAt(mobileOf(person));
      expect(passwords).toHaveLength(1);
      expect(await bindOf(person, passwords[0] ?? "", domain())).toBe("773");
    });

    it("needs every permission that the stacks grant", () => {
      const { graph, cloud } = desk();
      expect(unusedPermissions(graph, cloud, ["ResetPassword"])).toEqual([]);
    });

    it("that eight have at the same moment for one account resets it once", async () => {
      const person = someone(4);
      const all = await Promise.all(Array.from({ length: 8 }, () => desk().fulfil(rightFor(person))));
      expect(all.map(({ said }) => said).sort()).toEqual([...Array(7).fill(UNDERWAY), RESET]);
      const passwords = desk().passwordsAt(mobileOf(person));
      expect(passwords).toHaveLength(1);
      expect(await bindOf(person, passwords[0] ?? "", domain())).toBe("773");
    });
  });
}
