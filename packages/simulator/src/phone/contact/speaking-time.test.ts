import { expect, it } from "vitest";
import { speakingTime } from "./speaking-time.ts";

it.each([
  [{ text: "Fifteen letters" }, 1_000],
  [{ text: "" }, 200],
  [{ text: "", ssml: '<speak><break time="10s"/></speak>' }, 10_000],
  [{ text: "Fifteen letters", ssml: `<speak>Fifteen<break strength="x" time='500ms'/> letters</speak>` }, 1_500],
  [{ text: "", ssml: '<speak><break time="2.5s"/><break time="60s"/><break/></speak>' }, 12_500],
  [{ text: "[prompt p]", recording: "p" }, 5_000],
])("%j takes %i ms", (said, ms) => {
  expect(speakingTime(said)).toBe(ms);
});
