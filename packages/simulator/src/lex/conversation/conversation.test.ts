import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Library, openLibrary, slotsOf, spoken, talk } from "../lex.test-support.ts";

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

/** What one says, and what the bot says to it. */
type Talk = [said: string, answered: string][];

const CONFIRMED: Talk = [
  ["borrow a book", "Which one?"],
  ["dune", "When do you come?"],
  ["17 april 1990", "From which branch?"],
  ["the old one", "dune on 1990-04-17 from North, [name]?"],
];
const EMPTY: Talk = [["lend me dune from South", "When do you come?"]];

describe("a bot without functions", () => {
  it.each<[string, Talk]>([
    ["asks for what is required, by priority, has it confirmed and closes", [...CONFIRMED, ["yes", "Goodbye."]]],
    ["says what a denial comes to", [...CONFIRMED, ["no", "Nothing is lent."]]],
    ["takes slots that are said at once", [...EMPTY, ["1990-04-17", "dune on 1990-04-17 from South, [name]?"]]],
    [
      "does not mind case, punctuation and politeness",
      [["Hi, could you RETURN two books, please?", "Thank you. Goodbye."]],
    ],
    [
      "asks for a slot that was said and not understood",
      [
        ["return many books", "How many?"],
        ["2", "Thank you. Goodbye."],
      ],
    ],
    [
      "asks again as often as the prompt says, in its own words, and then does not understand",
      [
        ["return a book", "How many?"],
        ["a lot", "How many, in digits?"],
        ["a lot", "I do not understand."],
        ["2", "I do not understand."],
      ],
    ],
    [
      "asks for a confirmation again as often as its prompt says",
      [...CONFIRMED, ["perhaps", "dune on 1990-04-17 from North, [name]?"], ["perhaps", "I do not understand."]],
    ],
    [
      "begins to count anew with each question",
      [
        ["borrow a book", "Which one?"],
        ["no idea at all", "Which one?"],
        ["no idea at all", "Which one?"],
        ["dune", "When do you come?"],
        ["no idea at all", "When do you come?"],
        ["no idea at all", "When do you come?"],
        ["no idea at all", "I do not understand."],
      ],
    ],
    [
      "takes a slot out of one of its own sentences",
      [
        ["return a book", "How many?"],
        ["it is twenty one", "Thank you. Goodbye."],
      ],
    ],
    [
      "lets one ask for help",
      [
        ["help", "Borrow or return?"],
        ["return a book", "How many?"],
      ],
    ],
    [
      "lets one cancel in the middle",
      [
        ["borrow a book", "Which one?"],
        ["never mind", "As you like."],
      ],
    ],
    [
      "goes over to another intent in the middle",
      [
        ["borrow a book", "Which one?"],
        ["Return a book!", "How many?"],
      ],
    ],
    ["goes over to another intent at the confirmation", [...CONFIRMED, ["return a book", "How many?"]]],
    [
      "does not understand what is no intent, and can go on",
      [
        ["sing", "I do not understand."],
        ["return a book", "How many?"],
      ],
    ],
    [
      "begins anew after the end",
      [
        ["return 2 books", "Thank you. Goodbye."],
        ["return a book", "How many?"],
      ],
    ],
  ])("%s", async (_, turns) => {
    const { send } = talk(library);
    for (const [said, answered] of turns) expect([said, spoken(await send(said))]).toEqual([said, answered]);
  });

  it("tells the client what it asks, what it knows, and what it takes the words for", async () => {
    const { send, address } = talk(library);
    const answer = await send("lend me dune", { requestAttributes: { of: "mine" } });
    expect(answer).toMatchObject({
      messages: [{ content: "When do you come?", contentType: "PlainText" }],
      sessionId: address.sessionId,
      requestAttributes: { of: "mine" },
      sessionState: {
        dialogAction: { type: "ElicitSlot", slotToElicit: "Day" },
        intent: { name: "Borrow", state: "InProgress", confirmationState: "None" },
        sessionAttributes: {},
        originatingRequestId: answer.$metadata.requestId,
      },
    });
    const value = { originalValue: "dune", interpretedValue: "dune", resolvedValues: ["dune"] };
    // The SDK leaves out what is null.
    const slots = { Title: { shape: "Scalar", value } };
    expect(answer.sessionState?.intent?.slots).toEqual(slots);
    expect(answer.interpretations).toEqual([
      {
        nluConfidence: { score: 1 },
        interpretationSource: "Lex",
        intent: { name: "Borrow", state: "InProgress", confirmationState: "None", slots },
      },
      {
        interpretationSource: "Lex",
        intent: { name: "Other", state: "InProgress", confirmationState: "None", slots: {} },
      },
    ]);
  });

  it("leaves an intent that is ready to the client to fulfil", async () => {
    const { sessionState } = await talk(library).send("return 2 books");
    expect(sessionState).toMatchObject({
      dialogAction: { type: "Close" },
      intent: { name: "Return", state: "ReadyForFulfillment", confirmationState: "None" },
    });
  });

  it("has failed where the confirmation is denied", async () => {
    const { send } = talk(library);
    for (const [said] of CONFIRMED) await send(said);
    expect((await send("no, thank you")).sessionState).toMatchObject({
      dialogAction: { type: "Close" },
      intent: { name: "Borrow", state: "Failed", confirmationState: "Denied" },
    });
  });

  it("gives the fallback intent where it understands nothing", async () => {
    const { sessionState, interpretations } = await talk(library).send("sing");
    expect(sessionState).toMatchObject({ dialogAction: { type: "Close" }, intent: { name: "Other" } });
    expect(interpretations?.map(({ intent, nluConfidence }) => [intent?.name, nluConfidence])).toEqual([
      ["Other", undefined],
    ]);
  });

  it("puts session attributes into its words", async () => {
    const { send } = talk(library);
    const begun = await send("lend me dune from north", { sessionState: { sessionAttributes: { name: "Ann" } } });
    expect(begun.sessionState?.sessionAttributes).toEqual({ name: "Ann" });
    expect(spoken(await send("17 april 1990"))).toBe("dune on 1990-04-17 from North, Ann?");
  });

  it("takes a date without its year as one to come, by the day of where the user is", async () => {
    const today = (zone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(Date.now());
    for (const zone of ["Pacific/Kiritimati", "Pacific/Niue"]) {
      const { send } = talk(library);
      await send("lend me dune");
      const [before, answer] = [
        today(zone),
        await send("today", { requestAttributes: { "x-amz-lex:time-zone": zone } }),
      ];
      expect([before, today(zone)]).toContain(slotsOf(answer).Day);
    }
  });
});
