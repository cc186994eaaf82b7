import { expect, it } from "vitest";
import { Logins } from "./logins.ts";

it("knows the row in which a login stood first", () => {
  const logins = new Logins(3);
  expect(logins.before("ann", 1)).toBeUndefined();
  expect(logins.before("bob", 2)).toBeUndefined();
  expect(logins.before("ann", 3)).toBe(1);
  expect(logins.before("bob", 4)).toBe(2);
});

it("tells as many logins apart as it was made for", () => {
  const logins = new Logins(20_000);
  for (let row = 1; row <= 20_000; row += 1) expect(logins.before(`agent${row}`, row)).toBeUndefined();
  for (let row = 1; row <= 20_000; row += 1) expect(logins.before(`agent${row}`, row + 20_000)).toBe(row);
});
