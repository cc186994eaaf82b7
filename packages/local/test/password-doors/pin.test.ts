import { describe, expect, it } from "vitest";
import { PASSWORD } from "../directory/fixtures.ts";
import { ALICE, MOBILE, openDoor } from "./doors.ts";
import { event, RIGHT } from "./events.ts";

const REFUSED = "The details you provided are incorrect. Goodbye";

describe("the function ResetPassword, with a PIN", () => {
  const words = { ...RIGHT, PIN: null };
  const ASKED = "If these details are right, a code is on its way to your mobile. Please say or key it.";

  it("sends one when all is confirmed, and resets by it", async () => {
    const { v2, sentPin, sentPassword, bind, texts, logged, printed } = await openDoor({ secondFactor: "PIN" });
    const asked = await v2(event("Dialog", words, { confirmed: true, requestId: "r-1" }));
    expect(asked.messages).toEqual([{ contentType: "PlainText", content: ASKED }]);
    expect(asked.sessionState).toMatchObject({
      dialogAction: { type: "ElicitSlot", slotToElicit: "PIN" },
      intent: {
        confirmationState: "Confirmed",
        slots: { UserID: { value: { interpretedValue: "asmith" } }, PIN: null },
      },
    });
    const pin = sentPin();
    const attributes = asked.sessionState.sessionAttributes ?? {};
    const said = { ...words, PIN: [...pin].join(" ") };
    const delegated = await v2(event("Dialog", said, { attributes, confirmed: true, requestId: "r-2" }));
    expect(delegated.sessionState).toMatchObject({
      dialogAction: { type: "Delegate" },
      intent: { confirmationState: "Confirmed", slots: { PIN: { value: { interpretedValue: pin } } } },
    });
    const done = await v2(event("Fulfillment", { ...words, PIN: pin }, { attributes, requestId: "r-2" }));
    expect(done.sessionState.sessionAttributes).toMatchObject({ outcome: "reset" });
    expect(await bind(ALICE, sentPassword())).toBe("773");
    expect(texts().map(({ to }) => to)).toEqual([MOBILE, MOBILE]);
    expect(logged().map(({ level, code }) => `${level} ${code}`)).toEqual(["INFO PinSent", "INFO Reset"]);
    expect(printed.join("\n")).not.toContain(pin);
  });

  it("asks whoever has wrong details in the same words, and refuses whatever they say", async () => {
    const { v2, texts, logged } = await openDoor({ secondFactor: "PIN" });
    const wrong = { ...words, DOB: "1990-04-18" };
    const asked = await v2(event("Dialog", wrong, { confirmed: true, requestId: "r-1" }));
    expect(asked.messages).toEqual([{ contentType: "PlainText", content: ASKED }]);
    const done = await v2(event("Fulfillment", { ...wrong, PIN: "123456" }, { requestId: "r-2" }));
    expect(done.messages).toMatchObject([{ content: REFUSED }]);
    expect(texts()).toEqual([]);
    expect(logged().map(({ level, code }) => `${level} ${code}`)).toEqual(["WARN WrongDetails", "WARN WrongDetails"]);
  });

  it("refuses whoever has all details right and no PIN, or a wrong one", async () => {
    const { v2, bind } = await openDoor({ secondFactor: "PIN" });
    await v2(event("Dialog", words, { confirmed: true, requestId: "r-1" }));
    for (const PIN of [null, "00000", "abcdef"]) {
      const done = await v2(event("Fulfillment", { ...words, PIN }, { requestId: `r-${PIN}` }));
      expect(done.messages).toMatchObject([{ content: REFUSED }]);
    }
    expect(await bind(ALICE, PASSWORD)).toBe("bound");
  });
});
