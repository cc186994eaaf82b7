import { expect, it } from "vitest";
import { pinText } from "./text.ts";

it.each([
  [30, "30 seconds"],
  [60, "1 minute"],
  [90, "90 seconds"],
  [300, "5 minutes"],
])("a PIN of %i seconds says that it is valid for %s", (lifeSeconds, span) => {
  expect(pinText({ pin: "123456", lifeSeconds })).toBe(
    `123456 is your Frontdesk PIN, valid for ${span}. Nobody from us will ever ask you for it.`,
  );
});

it("the longest text of a PIN is one SMS in the GSM alphabet", () => {
  expect(pinText({ pin: "12345678", lifeSeconds: 599 })).toMatch(/^[A-Za-z0-9 .,]{1,160}$/);
});
