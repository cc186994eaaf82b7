import { describe, expect, it } from "vitest";
import { SLOTS, scalar, v1Event, v2Event } from "./events.test-support.ts";
import { lexEvent } from "./lex-event.ts";

const idOf = (event: unknown) => lexEvent(event, "invocation-1").turn.id;
const fulfilment = { invocationSource: "FulfillmentCodeHook" } as const;

describe("the id of what is asked for", () => {
  it("is the same where the invocation is repeated", () => {
    expect(idOf(v2Event(fulfilment))).toBe(idOf(v2Event(fulfilment)));
    expect(idOf(v1Event(fulfilment))).toBe(idOf(v1Event(fulfilment)));
  });

  it.each([
    ["UserID", scalar("another")],
    ["DOB", scalar("1990-04-18")],
    ["MonthStarted", scalar("April")],
    ["PIN", scalar("012345")],
    ["MonthStarted", null],
  ])("is another for other details, even of a call that is all one request: %s", (slot, value) => {
    expect(idOf(v2Event({ ...fulfilment, slots: { ...SLOTS, [slot]: value } }))).not.toBe(idOf(v2Event(fulfilment)));
  });

  it.each([{ requestId: "22222222" }, { sessionId: "another" }, { invocationSource: "DialogCodeHook" as const }])(
    "is another where it is asked anew: %j",
    (other) => {
      expect(idOf(v2Event({ ...fulfilment, ...other }))).not.toBe(idOf(v2Event(fulfilment)));
    },
  );

  it("does not tell the details", () => {
    expect(idOf(v2Event())).toMatch(/^[\w-]{43}$/);
  });
});
