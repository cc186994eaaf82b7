import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Library, type Orders, openLibrary, refusalOf, slotsOf, spoken, talk } from "../lex.test-support.ts";
import { answer, eventsOf, filled, plain } from "./hooks.test-support.ts";

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

const british = { localeId: "en_GB" };

describe("what a function answers", () => {
  const begun = async () => {
    const one = talk(library, british);
    await one.send("borrow a book");
    return one;
  };
  const dialog = (order: NonNullable<Orders["DialogCodeHook"]>) => ({ orders: { DialogCodeHook: order } });

  it("may set slots and leave the rest to the bot", async () => {
    const slots = { Title: filled("emma"), Branch: { value: { interpretedValue: "South" } }, Day: null };
    const order = answer({ type: "Delegate" }, { name: "Borrow", slots });
    const turn = await (await begun()).send("dune", dialog(order));
    expect(spoken(turn)).toBe("When do you come?");
    expect(slotsOf(turn)).toEqual({ Title: "emma", Branch: "South" });
  });

  it("may leave all to the bot, without the intent", async () => {
    const turn = await (await begun()).send("dune", dialog(answer({ type: "Delegate" })));
    expect(slotsOf(turn)).toEqual({ Title: "dune" });
    expect(turn.sessionState?.sessionAttributes).toEqual({});
  });

  it("may ask for any slot, in its own words or the bot's, and what is said then fills it", async () => {
    const { send } = await begun();
    const slots = { Title: filled("dune") };
    const note = answer({ type: "ElicitSlot", slotToElicit: "Note" }, { name: "Borrow", slots }, plain("Anything?"));
    expect(spoken(await send("dune", dialog(note)))).toBe("Anything?");
    const branch = answer({ type: "ElicitSlot", slotToElicit: "Branch" }, { name: "Borrow", slots });
    const turn = await send("help, I am new here!", dialog(branch));
    expect(spoken(turn)).toBe("From which branch?");
    // In vain: it is asked for again, though another comes first by priority.
    expect(spoken(await send("nowhere"))).toBe("From which branch?");
    expect(slotsOf(await send("the north side, please"))).toEqual({ Title: "dune", Branch: "North" });
  });

  it("may refuse a value, again and again: the bot does not count what it understood", async () => {
    const { send } = await begun();
    const order = answer(
      { type: "ElicitSlot", slotToElicit: "Title" },
      { name: "Borrow", slots: {} },
      plain("Not that."),
    );
    for (let time = 0; time < 7; time += 1) expect(spoken(await send("dune", dialog(order)))).toBe("Not that.");
  });

  it("may ask for an intent, and then any is begun", async () => {
    const { send } = await begun();
    const order = answer({ type: "ElicitIntent" }, undefined, plain("What else?"));
    const turn = await send("dune", dialog(order));
    expect(turn.sessionState?.dialogAction).toEqual({ type: "ElicitIntent" });
    expect(spoken(turn)).toBe("What else?");
    expect(spoken(await send("return 1 books"))).toBe("Done.");
  });

  it("may have something confirmed, as often as it likes", async () => {
    const { send } = await begun();
    const order = answer(
      { type: "ConfirmIntent" },
      { name: "Borrow", slots: { Title: filled("dune") } },
      plain("Dune?"),
    );
    expect((await send("dune", dialog(order))).sessionState?.dialogAction).toEqual({ type: "ConfirmIntent" });
    const turn = await send("yes", dialog(order));
    expect(spoken(turn)).toBe("Dune?");
    expect(turn.sessionState?.intent?.confirmationState).toBe("None");
  });

  it("may close the intent, and nothing is fulfilled then", async () => {
    const { send } = await begun();
    const state = "ReadyForFulfillment";
    const events = await eventsOf(library, async () => {
      const turn = await send("dune", dialog(answer({ type: "Close" }, { name: "Borrow", state }, plain("Bye."))));
      expect(spoken(turn)).toBe("Bye.");
      expect(turn.sessionState).toMatchObject({ dialogAction: { type: "Close" }, intent: { name: "Borrow", state } });
    });
    expect(events).toHaveLength(1);
  });

  it("may go over to another intent", async () => {
    const order = answer({ type: "ElicitSlot", slotToElicit: "Copies" }, { name: "Return" });
    const { send } = await begun();
    expect(spoken(await send("dune", dialog(order)))).toBe("How many?");
    expect(spoken(await send("two"))).toBe("Done.");
  });

  it("sets the session's attributes, which stay and come with the next turn", async () => {
    const { send } = await begun();
    const order = { sessionState: { sessionAttributes: { seen: "1" }, dialogAction: { type: "Delegate" } } };
    expect((await send("dune", dialog(order))).sessionState?.sessionAttributes).toEqual({ seen: "1" });
    const [event] = await eventsOf(library, () => send("17 april 1990"));
    expect(event?.sessionState.sessionAttributes).toEqual({ seen: "1" });
  });

  it("keeps the session's attributes where it gives none, in the dialog and at its end, and erases them by an empty map", async () => {
    const { send } = talk(library, british);
    const sessionState = { sessionAttributes: { line: "+18005550100" } };
    const order = answer({ type: "Delegate" });
    const orders = { DialogCodeHook: order, FulfillmentCodeHook: order };
    const turn = await send("return 2 books", { sessionState, orders });
    expect(turn.sessionState).toMatchObject({ ...sessionState, intent: { state: "Fulfilled" } });
    const erasing = { sessionState: { ...order.sessionState, sessionAttributes: {} } };
    const erased = await send("borrow a book", dialog(erasing));
    expect(erased.sessionState?.sessionAttributes).toEqual({});
  });

  it.each<[string, NonNullable<Orders["FulfillmentCodeHook"]>, string, object]>([
    [
      "that says nothing has the bot close",
      answer({ type: "Close" }, { name: "Return", state: "Fulfilled" }),
      "Thank you. Goodbye.",
      { state: "Fulfilled" },
    ],
    [
      "that fails without a word has nothing said",
      answer({ type: "Close" }, { name: "Return", state: "Failed" }),
      "",
      { state: "Failed" },
    ],
    [
      "that leaves the rest to the bot has fulfilled",
      answer({ type: "Delegate" }),
      "Thank you. Goodbye.",
      { state: "Fulfilled" },
    ],
    [
      "that empties a slot has it asked for",
      answer({ type: "Delegate" }, { name: "Return", slots: {} }),
      "How many?",
      { state: "InProgress" },
    ],
  ])("a fulfilment %s", async (_, order, said, intent) => {
    const turn = await talk(library, british).send("return 2 books", {
      orders: { FulfillmentCodeHook: order } as Orders,
    });
    expect(spoken(turn)).toBe(said);
    expect(turn.sessionState?.intent).toMatchObject(intent);
  });

  const close = (intent: object) => answer({ type: "Close" }, intent, plain("x"));
  it.each<[string, NonNullable<Orders["DialogCodeHook"]>, RegExp]>([
    ["no object", "nothing", /sessionState|object/],
    ["Lex V1's answer", { dialogAction: { type: "Close", fulfillmentState: "Failed" } }, /sessionState/],
    ["an unknown action", answer({ type: "Dance" }), /dialogAction\.type/],
    ["a slot to ask for without its name", answer({ type: "ElicitSlot" }, { name: "Borrow" }), /slotToElicit/],
    [
      "a slot to ask for without the intent",
      answer({ type: "ElicitSlot", slotToElicit: "Day" }),
      /sessionState\.intent/,
    ],
    [
      "a slot that is not there",
      answer({ type: "ElicitSlot", slotToElicit: "Days" }, { name: "Borrow" }),
      /no slot Days/,
    ],
    [
      "a value for one that is not there",
      answer({ type: "Delegate" }, { name: "Borrow", slots: { Days: null } }),
      /no slot Days/,
    ],
    [
      "a slot without a value",
      answer({ type: "Delegate" }, { name: "Borrow", slots: { Day: { value: {} } } }),
      /interpretedValue/,
    ],
    ["an intent that is not there", answer({ type: "Delegate" }, { name: "Steal" }), /no intent Steal/],
    ["a question for the intent without words", answer({ type: "ElicitIntent" }), /messages/],
    ["a confirmation without words", answer({ type: "ConfirmIntent" }, { name: "Borrow" }), /messages/],
    ["an end without a state", close({ name: "Borrow" }), /state/],
    ["an end that is none", close({ name: "Borrow", state: "InProgress" }), /state/],
    ["an empty message", answer({ type: "Delegate" }, undefined, plain("")), /messages/],
    ["too long an answer", "chatter", /longer than 51200/],
    ["one with too many attributes", "hoard", /attributes are longer than 12288/],
  ])("is refused where it is %s, and the turn has not been", async (_, order, why) => {
    const { send } = await begun();
    const refusal = await refusalOf(send("dune", dialog(order)));
    expect(refusal).toMatchObject({ code: "DependencyFailedException", status: 424 });
    expect(refusal.message).toMatch(/^Invalid Lambda Response: Received invalid response from Lambda: /);
    expect(refusal.message).toMatch(why);
    const turn = await send("emma");
    expect([spoken(turn), slotsOf(turn)]).toEqual(["When do you come?", { Title: "emma" }]);
  });
});
