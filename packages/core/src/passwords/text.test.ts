import { describe, expect, it } from "vitest";
import { systemRandom } from "../pins/draw.ts";
import { generatePassword } from "./generate.ts";
import { passwordText, perhapsText } from "./text.ts";

/** GSM-7's alphabet, as far as the texts use it; each is one of 160. */
const ONE_TEXT = /^[A-Za-z0-9 .,?\n-]{1,160}$/;

it("the text of a password has it alone on its line, and says that it has to be changed", () => {
  expect(passwordText("kmTr4-n7Hw3-9Dxc")).toBe(
    "Your new password is\nkmTr4-n7Hw3-9Dxc\nYou have to change it when you next sign in.\nNot you? Call the service desk.",
  );
});

it("the text of a password that may not be one says what to do then", () => {
  expect(perhapsText("kmTr4-n7Hw3-9Dxc")).toBe(
    "Your new password may be\nkmTr4-n7Hw3-9Dxc\nIf it does not work, your old one still does. You have to change it when you next sign in.",
  );
});

describe.each([14, 16, 24, 32, 40])("with a password of %i characters", (length) => {
  it.each([passwordText, perhapsText])("the message is one text in the GSM alphabet", (text) => {
    expect(text(generatePassword({ length, names: [] }, systemRandom))).toMatch(ONE_TEXT);
  });
});
