import { passwordText, perhapsText } from "@frontdesk/core/passwords/text.ts";
import { pinText } from "@frontdesk/core/pins/text.ts";
import { expect, it } from "vitest";
import { codeIn } from "./code.ts";

it.each([passwordText, perhapsText])("finds a password on the line that it has for itself", (text) => {
  const parted = codeIn(text("kmTr4-n7Hw3-9Dxc"));
  expect(parted?.code).toBe("kmTr4-n7Hw3-9Dxc");
  expect(`${parted?.before}${parted?.code}${parted?.after}`).toBe(text("kmTr4-n7Hw3-9Dxc"));
});

it("finds a PIN, with its noughts", () => {
  expect(codeIn(pinText({ pin: "004213", lifeSeconds: 300 }))?.code).toBe("004213");
});

it.each(["", "Your call is important to us.", "Call back after 1700 hours", "Supercalifragilistic"])(
  "finds none in %j",
  (message) => expect(codeIn(message)).toBeUndefined(),
);
