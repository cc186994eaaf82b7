import { expect, it } from "vitest";
import { macMessage } from "./mac.ts";

const textOf = (keyed: Parameters<typeof macMessage>[0]) => new TextDecoder().decode(macMessage(keyed));
const keyed = { contactId: "c-1", number: "+12025550123", pin: "0042" };

it("what a PIN's code is made of differs by contact, number and PIN, wherever one ends and the next begins", () => {
  const others = [
    keyed,
    { ...keyed, contactId: "c-2" },
    { ...keyed, number: "+12025550124" },
    { ...keyed, pin: "042" },
    { ...keyed, number: "+120255501230", pin: "042" },
    { ...keyed, contactId: 'c-1","+12025550123' },
    { contactId: "", number: "c-1+12025550123", pin: "0042" },
  ];
  expect(new Set(others.map(textOf)).size).toBe(others.length);
});

it("the code of a PIN is made of the same each time", () => {
  expect(textOf({ pin: "0042", number: "+12025550123", contactId: "c-1" })).toBe(textOf(keyed));
});
