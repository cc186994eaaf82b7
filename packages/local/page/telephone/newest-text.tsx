import type { TextsTold } from "../../src/console/told/text.ts";
import { useTopic } from "../feed.ts";
import { isOn } from "./call.ts";
import { who } from "./who.ts";

/** Milliseconds for which an SMS is new: a PIN is good for five minutes. */
const NEW = 300_000;

/** The newest SMS to the caller beside the keys, where the handset is out of sight; the handset says it to screen readers. */
export function NewestText() {
  const texts = useTopic<TextsTold>("texts")?.texts ?? [];
  const newest = texts.findLast(({ to }) => to === who.value);
  if (!newest || !isOn() || newest.at < Date.now() - NEW) return null;
  return (
    <p class="newest-text" aria-hidden="true">
      <b>SMS</b> {newest.message}
    </p>
  );
}
