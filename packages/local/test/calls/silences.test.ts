import type { Entry, Happened } from "@frontdesk/simulator/phone/transcript.ts";
import { expect, it } from "vitest";
import { silences } from "./silences.ts";

const failed: Happened = {
  ...{ what: "branched", flow: "line", identifier: "who", type: "InvokeLambdaFunction" },
  ...{ branch: "NoMatchingError", to: "bye" },
};
const spoken = (text: string): Happened => ({ what: "spoken", text });
const ended: Happened = { what: "ended", by: "system", why: "" };
const call = (...happened: Happened[]): Entry[] => happened.map((one) => ({ at: 0, ...one }));

it("there is none where a sentence comes before the end", () => {
  expect(silences(call(failed, spoken("Sorry."), ended))).toEqual([]);
});

it.each<[string, Happened[], string]>([
  ["the call ends", [ended], "ended"],
  ["the line waits for the caller", [{ what: "silent", for: 5000 }, spoken("Sorry.")], "silent"],
  ["the caller waits for an agent", [{ what: "queued", queue: "line", ahead: 0 }], "queued"],
  ["what is spoken is blank", [spoken(" "), spoken("Sorry.")], "spoken"],
  ["the call breaks off", [], "undefined"],
])("there is one where %s first", (_, after, what) => {
  expect(silences(call(failed, ...after))).toEqual([
    `after who: NoMatchingError, the caller hears nothing but ${what}`,
  ]);
});
