import type { LexV2Event } from "aws-lambda";
import type { Library } from "../lex.test-support.ts";

/** A slot as Lex has it that was said as it is. */
export const filled = (value: string) => ({
  shape: "Scalar",
  value: { originalValue: value, interpretedValue: value, resolvedValues: [value] },
});

export const plain = (content: string) => ({ contentType: "PlainText", content });

/** An answer of a function. */
export const answer = (dialogAction: object, intent?: object, ...messages: object[]) => ({
  sessionState: { dialogAction, ...(intent ? { intent } : {}) },
  ...(messages.length ? { messages } : {}),
});

/** What the function is told while `work` is done. */
export async function eventsOf(library: Library, work: () => Promise<unknown>): Promise<LexV2Event[]> {
  const before = library.events().length;
  await work();
  return library.events().slice(before);
}
