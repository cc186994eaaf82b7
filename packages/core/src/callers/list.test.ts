import { expect, it } from "vitest";
import { readCallers } from "./import.ts";
import { listCallers } from "./list.ts";

const list = (...items: unknown[]) =>
  listCallers({
    callers: {
      async *list() {
        yield* items;
      },
    },
  });
const nadia = {
  phonenumber: "+12025550123",
  firstname: "Nadia",
  lastname: "Rahman",
  operator: false,
  administrator: true,
};
const oliver = {
  phonenumber: "+61491570006",
  firstname: 'Oliver "Ollie"',
  lastname: "",
  operator: true,
  administrator: false,
};

it("lists callers by number, as they can be imported again", async () => {
  const { csv, unread } = await list(oliver, nadia);
  expect(await readCallers(Buffer.from(csv))).toEqual([nadia, oliver]);
  expect(unread).toBe(0);
});

it("has a header where nobody is kept", async () => {
  expect(await list()).toEqual({ csv: "phonenumber,firstname,lastname,operator,administrator\n", unread: 0 });
});

it.each([
  ["cannot be read", { phonenumber: "+12025550124", firstname: 7 }],
  ["is kept under a number in another writing", { ...oliver, phonenumber: "+61 491 570 006" }],
])("does not list who is let in nowhere, and counts them: an item that %s", async (_, item) => {
  const { csv, unread } = await list(nadia, item);
  expect(await readCallers(Buffer.from(csv))).toEqual([nadia]);
  expect(unread).toBe(1);
});
