import { expect, it } from "vitest";
import { mayBeSent } from "./limits.ts";
import type { Sends } from "./sends.ts";

type Counted = Parameters<Sends["count"]>[0];

/** Asks for the second PIN of a contact where those limits are reached, and gives what was counted. */
async function ask(reached: Counted["limit"][], on: { line?: string } = { line: "+18005550100" }) {
  const counted: Counted[] = [];
  const count = async (send: Counted) => {
    counted.push(send);
    return !reached.includes(send.limit);
  };
  const send = { contactId: "c-1", send: 2, number: "+12025550123", line: on.line };
  const may = await mayBeSent(send, { sends: { count }, limits: { perNumber: 5, perLine: 60 } });
  return { may, counted };
}
const ofNumber = { limit: "number", of: "+12025550123", id: "c-1/2", most: 5 };
const ofLine = { limit: "line", of: "+18005550100", id: "c-1/2", most: 60 };

it("a PIN is counted for its number and for its line", async () => {
  expect(await ask([])).toEqual({ may: true, counted: [ofNumber, ofLine] });
});

it("a number that may have no more takes nothing of the line's", async () => {
  expect(await ask(["number"])).toEqual({ may: false, counted: [ofNumber] });
});

it("a line that may send no more sends to nobody", async () => {
  expect(await ask(["line"])).toEqual({ may: false, counted: [ofNumber, ofLine] });
});

it("calls without a line are limited together", async () => {
  expect(await ask([], {})).toEqual({ may: true, counted: [ofNumber, { ...ofLine, of: "none" }] });
});
