import { expect, it } from "vitest";
import { action, call, exchangeOf, flow, hangUp, say } from "./phone.test-support.ts";

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
