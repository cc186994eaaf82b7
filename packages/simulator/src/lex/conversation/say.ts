import type { MessageGroups, Prompt, Response } from "../definition/message.ts";
import type { Message, Pursuit } from "./standing.ts";

/** What messages may tell of: `{Slot}` and `[session attribute]`. */
export type Told = { intent?: Pursuit; attributes: Record<string, string>; random(): number };

/** A prompt's messages, one of each group; `retry` counts from 0, the first time. */
export function ask(prompt: Prompt, retry: number, told: Told): Message[] {
  const inOrder = prompt.MessageSelectionStrategy === "Ordered";
  return pick(prompt.MessageGroupsList, inOrder ? (count) => retry % count : any(told), told);
}

/** A response's messages, one of each group. */
export const say = (response: Response | undefined, told: Told): Message[] =>
  response ? pick(response.MessageGroupsList, any(told), told) : [];

const any =
  ({ random }: Told) =>
  (count: number) =>
    Math.min(count - 1, Math.floor(random() * count));

function pick(groups: MessageGroups, which: (count: number) => number, told: Told): Message[] {
  return groups.flatMap(({ Message: first, Variations = [] }) => {
    const all = [first, ...Variations];
    const chosen = all[which(all.length)];
    return chosen ? [filled(chosen, told)] : [];
  });
}

function filled(one: MessageGroups[number]["Message"], { intent, attributes }: Told): Message {
  const { PlainTextMessage, SSMLMessage, CustomPayload } = one;
  const contentType = PlainTextMessage ? "PlainText" : SSMLMessage ? "SSML" : "CustomPayload";
  const text = (PlainTextMessage ?? SSMLMessage ?? CustomPayload)?.Value ?? "";
  const content = text
    .replace(/\{([\w-]+)\}/g, (whole, name) => intent?.slots[name]?.value.interpretedValue ?? whole)
    .replace(/\[([\w-]+)\]/g, (whole, name) => attributes[name] ?? whole);
  return { contentType, content };
}
