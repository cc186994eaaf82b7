import type { LexV2Event } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Library, openLibrary, spoken, talk } from "../lex.test-support.ts";
import { BOT } from "../library.test-support.ts";
import { eventsOf, filled } from "./hooks.test-support.ts";

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

const british = { localeId: "en_GB" };

describe("a function behind a bot", () => {
  it("is told of each turn, in Lex's own event", async () => {
    const { send, address } = talk(library, british);
    const [event, ...more] = await eventsOf(library, async () => {
      await send("lend me dune from South", {
        sessionState: { sessionAttributes: { name: "Ann" } },
        requestAttributes: { of: "mine" },
      });
    });
    const slots = { Title: filled("dune"), Branch: filled("South"), Day: null, Note: null };
    const intent = { name: "Borrow", state: "InProgress", confirmationState: "None", slots } as const;
    expect(more).toEqual([]);
    expect(event).toEqual({
      messageVersion: "1.0",
      invocationSource: "DialogCodeHook",
      inputMode: "Text",
      responseContentType: "text/plain; charset=utf-8",
      sessionId: address.sessionId,
      inputTranscript: "lend me dune from South",
      bot: { id: BOT, name: "Library", localeId: "en_GB", version: "1", aliasId: "LIVE", aliasName: "live" },
      interpretations: [
        { interpretationSource: "Lex", nluConfidence: 1, intent },
        {
          interpretationSource: "Lex",
          intent: { name: "Other", state: "InProgress", confirmationState: "None", slots: {} },
        },
      ],
      proposedNextState: {
        dialogAction: { type: "ElicitSlot", slotToElicit: "Day" },
        intent,
        prompt: { attempt: "Initial" },
      },
      requestAttributes: { of: "mine" },
      sessionState: {
        sessionAttributes: { name: "Ann" },
        activeContexts: [],
        intent,
        originatingRequestId: expect.stringMatching(/^[\w-]{36}$/),
      },
      transcriptions: [
        {
          transcription: "lend me dune from South",
          transcriptionConfidence: 1,
          resolvedContext: { intent: "Borrow" },
          resolvedSlots: { Title: filled("dune"), Branch: filled("South") },
        },
      ],
    } satisfies Record<keyof LexV2Event, unknown>);
  });

  it("is told which try comes next, and of a slot that was not understood as empty", async () => {
    const { send } = talk(library, british);
    const events = await eventsOf(library, async () => {
      for (const said of ["borrow a book", "no idea at all", "no idea at all", "dune"]) await send(said);
    });
    const next = events.map(({ proposedNextState, sessionState }) => [
      proposedNextState.dialogAction.slotToElicit,
      (proposedNextState as { prompt?: { attempt: string } }).prompt?.attempt,
      sessionState.intent.slots.Title?.value.interpretedValue,
    ]);
    expect(next).toEqual([
      ["Title", "Initial", undefined],
      ["Title", "Retry1", undefined],
      ["Title", "Retry2", undefined],
      ["Day", "Initial", "dune"],
    ]);
  });

  it("is asked once more, to fulfil, when all is confirmed", async () => {
    const { send } = talk(library, british);
    for (const said of ["lend me dune from North", "17 april 1990"]) await send(said);
    const events = await eventsOf(library, () => send("yes"));
    const seen = events.map(({ invocationSource, sessionState: { intent }, proposedNextState }) => [
      ...[invocationSource, intent.state, intent.confirmationState],
      ...[proposedNextState.dialogAction.type, proposedNextState.intent.state],
    ]);
    expect(seen).toEqual([
      ["DialogCodeHook", "InProgress", "Confirmed", "Close", "ReadyForFulfillment"],
      ["FulfillmentCodeHook", "ReadyForFulfillment", "Confirmed", "Close", "Fulfilled"],
    ]);
  });

  it("is not asked to fulfil what was denied", async () => {
    const { send } = talk(library, british);
    for (const said of ["lend me dune from North", "17 april 1990"]) await send(said);
    const [event, ...more] = await eventsOf(library, async () =>
      expect(spoken(await send("no"))).toBe("Nothing is lent."),
    );
    expect(more).toEqual([]);
    expect(event?.proposedNextState).toMatchObject({ dialogAction: { type: "Close" }, intent: { state: "Failed" } });
  });

  it("is asked at the end alone where the intent says so, and its words are said", async () => {
    const { send } = talk(library, british);
    const events = await eventsOf(library, async () => expect(spoken(await send("return 2 books"))).toBe("Done."));
    expect(events.map(({ invocationSource }) => invocationSource)).toEqual(["FulfillmentCodeHook"]);
  });

  it("is not asked of an intent without hooks", async () => {
    expect(await eventsOf(library, () => talk(library, british).send("help"))).toEqual([]);
  });
});
