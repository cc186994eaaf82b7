import { describe, expect, it } from "vitest";
import { graphWith } from "../desk.ts";
import { bindOf, type Domain } from "../directory/domain.ts";
import { PASSWORD } from "../directory/fixtures.ts";
import { BY_PIN } from "../permissions/covered.ts";
import { unusedPermissions } from "../permissions/unused.ts";
import { deskFor, mobileOf, someone } from "./desks.ts";
import { REFUSED, RESET } from "./sentences.ts";

const details = (login: string, birthDate = "17 april 1990") => ["reset my password", login, birthDate, "september"];
const ASKED = "If these details are right, a code is on its way to your mobile. Please say or key it.";

/** What settings may ask for besides the details. */
export function bySecondFactor(domain: () => Domain): void {
  describe("a second factor that is a PIN", () => {
    const graph = graphWith(BY_PIN);
    const desk = deskFor(domain, () => ({ graph: graph() }));
    const pinAt = (number: string) =>
      desk()
        .cloud.texts.find({ to: number })
        .flatMap(({ message }) => message.match(/(?<!\d)\d{8}(?!\d)/g) ?? [])
        .at(-1);

    it("is sent to the mobile in the directory, and the password after it", async () => {
      const person = someone(19);
      expect(await desk().converse([...details(person.login), "yes"], "by-pin")).toBe(ASKED);
      expect(await bindOf(person, PASSWORD, domain())).toBe("bound");
      expect(await desk().converse([pinAt(mobileOf(person)) ?? ""], "by-pin")).toBe(RESET);
      expect(await bindOf(person, desk().passwordsAt(mobileOf(person))[0] ?? "", domain())).toBe("773");
    });

    it("needs every permission that the stacks grant then", () => {
      expect(unusedPermissions(desk().graph, desk().cloud, ["ResetPassword"])).toEqual([]);
    });

    it("that is wrong changes nothing", async () => {
      const person = someone(20);
      const wrong = (pin: string) => `${pin.slice(0, -1)}${(Number(pin.at(-1)) + 1) % 10}`;
      await desk().converse([...details(person.login), "yes"], "wrong-pin");
      expect(await desk().converse([wrong(pinAt(mobileOf(person)) ?? "")], "wrong-pin")).toBe(REFUSED);
      expect(await bindOf(person, PASSWORD, domain())).toBe("bound");
    });

    it("is asked of everybody in the same words, and sent to nobody whose details are wrong", async () => {
      const person = someone(20);
      const sent = desk().cloud.texts.entries().length;
      expect(await desk().converse([...details(person.login, "18 april 1990"), "yes"], "date")).toBe(ASKED);
      expect(await desk().converse([...details("nosuch"), "yes"], "nobody")).toBe(ASKED);
      expect(await desk().converse(["12345678"], "nobody")).toBe(REFUSED);
      expect(desk().cloud.texts.entries()).toHaveLength(sent);
    });
  });

  describe("a second factor that is the caller's number", () => {
    const desk = deskFor(domain, () => ({ environment: { SECOND_FACTOR: "caller number" } }));

    it("lets in who calls from the mobile in the directory, and nobody else", async () => {
      const person = someone(21);
      const turns = [...details(person.login), "yes"];
      expect(await desk().converse(turns, "other")).toBe(REFUSED);
      expect(await desk().converse(turns, "withheld", { callerNumber: "anonymous" })).toBe(REFUSED);
      expect(await bindOf(person, PASSWORD, domain())).toBe("bound");
      expect(await desk().converse(turns, "own", { callerNumber: mobileOf(person) })).toBe(RESET);
    });
  });
}
