import { createInterface } from "node:readline";
import { type Chat, failureOf, isOver } from "./chat.ts";

/**
 * Says what is written, one turn each, until the bot is done. Gives why where the conversation does not end with what is written:
 * it is not to be taken for one that went as it should.
 */
export async function scriptedChat(
  words: Iterable<string> | AsyncIterable<string>,
  { say, turns }: Chat,
  saying: (words: string) => void,
): Promise<string | undefined> {
  const isDone = () => turns.some(isOver);
  let left = 0;
  for await (const said of words) {
    if (isDone()) {
      left += 1;
      continue;
    }
    saying(said);
    const why = await say(said).then(() => undefined, failureOf);
    if (why) return why;
  }
  if (!turns.length) return "Nothing was said.";
  if (left) return `The bot was done before all was said; left over: ${left}.`;
  return isDone() ? undefined : "The bot waits for more to be said.";
}

/** The lines of an input, but blank ones. */
export async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input })) if (line.trim()) yield line.trim();
}
