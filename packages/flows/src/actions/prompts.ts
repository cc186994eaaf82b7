import * as z from "zod";
import { text } from "./parameters.ts";

/** The ways to say something: of them an action has exactly one. */
export const PROMPTS = ["Text", "SSML", "PromptId", "Media"] as const;

/** Billed characters of a message; SSML's tags are not billed (adminguide/text-to-speech.html, adminguide/play.html). */
export const LONGEST_MESSAGE = 3000;

const message = (billed: (value: string) => number) =>
  text().refine((value) => billed(String(value)) <= LONGEST_MESSAGE, {
    error: `must have ${LONGEST_MESSAGE.toLocaleString("en")} billed characters at most`,
  });

/** What is said, in one of the four ways. */
export const prompt = {
  Text: message((value) => value.length).optional(),
  SSML: message((value) => value.replace(/<[^>]*>/g, "").length).optional(),
  PromptId: text().optional(),
  Media: z.strictObject({ Uri: text(), SourceType: text(), MediaType: text() }).optional(),
};
