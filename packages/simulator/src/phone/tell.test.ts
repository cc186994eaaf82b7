import { expect, it } from "vitest";
import { action, call, exchangeOf, flow, hangUp, say } from "./phone.test-support.ts";
import { tell } from "./tell.ts";

it("tells a call as one would hear it, and what happened behind it", async () => {
  const main = flow(
    "main",
    action(
      "menu",
      "GetParticipantInput",
      { SSML: "<speak>Press <emphasis>1</emphasis> &amp; wait.</speak>", InputTimeLimitSeconds: "5" },
      { when: { "1": "set" }, errors: {} },
    ),
    action("set", "UpdateContactAttributes", { Attributes: { site: "Leeds", level: "2" } }, { next: "hello" }),
    say("hello", "Hello.", "bye"),
    hangUp("bye"),
  );
  const { lines } = await call(exchangeOf([main]), "wait 2,1");
  expect(lines).toEqual([
    "00:00.0  ⟶ main",
    "00:00.0  “Press 1 & wait.”",
    "00:03.0    caller presses 1",
    "00:03.0    ↳ GetParticipantInput menu: Equals 1",
    "00:03.0    attributes set: site, level",
    "00:03.0    ↳ UpdateContactAttributes set: success",
    "00:03.0  “Hello.”",
    "00:03.4    ↳ MessageParticipant hello: success",
    "00:03.4  ☎ the line hangs up",
  ]);
});

it("tells what is repeated on hold three times, and how often it was repeated", () => {
  const loop = Array.from({ length: 10 }, (_, index) => ({
    at: index * 1_000,
    what: "spoken" as const,
    text: index % 2 === 0 ? "Please hold." : "Thank you.",
  }));
  expect(tell([...loop, { at: 10_000, what: "ended", by: "caller", why: "" }])).toEqual([
    "00:00.0  “Please hold.”",
    "00:01.0  “Thank you.”",
    "00:02.0  “Please hold.”",
    "00:03.0  “Thank you.”",
    "00:04.0  “Please hold.”",
    "00:05.0  “Thank you.”",
    "00:06.0  … the same again, 4 messages",
    "00:10.0  ☎ the caller hangs up",
  ]);
});
