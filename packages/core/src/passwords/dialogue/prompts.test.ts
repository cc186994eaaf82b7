import { describe, expect, it } from "vitest";
import { ASK_FOR_PIN, againFor } from "./prompts.ts";
import type { Why } from "./read-slot.ts";
import { SENTENCES } from "./sentences.ts";
import { SLOTS } from "./turn.ts";

const WHYS: Why[] = ["unclear", "ambiguous", "future", "too old", "no year"];
const prompts = (["month", "month and year"] as const).flatMap((startMonth) =>
  SLOTS.flatMap((slot) => WHYS.map((why) => againFor(slot, why, startMonth))),
);

describe("what is asked again", () => {
  it.each(prompts)("gives an example and a way out: %j", (prompt) => {
    expect(prompt).toMatch(/For example: .+ Or say: agent\.$/);
  });

  it("asks for the year where settings want one, and for none where they do not", () => {
    expect(againFor("MonthStarted", "no year", "month and year")).toMatch(/year/);
    for (const why of WHYS) expect(againFor("MonthStarted", why, "month")).not.toMatch(/year|\d/);
  });
});

it("whatever is said is plain text that Lex takes, and short enough to be listened to", () => {
  const sentences = Object.values(SENTENCES).map(({ message }) => message);
  for (const said of [...prompts, ...sentences, ASK_FOR_PIN]) {
    expect(said).toMatch(/^[\x20-\x7e]+$/);
    expect(said.length).toBeLessThan(300);
  }
});
