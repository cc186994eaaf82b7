import { useEffect, useState } from "preact/hooks";
import type { TextsTold, TextTold } from "../../src/console/told/text.ts";
import { useTopic } from "../feed.ts";
import { who } from "../telephone/who.ts";
import { OtherPhones } from "./other-phones.tsx";
import { Phone } from "./phone.tsx";

/** The caller's handset, on which SMS appear; other phones can be looked at, since all are the simulator's. */
export function Handset() {
  const texts = useTopic<TextsTold>("texts")?.texts ?? [];
  const own = who.value;
  const [other, lookAt] = useState<string>();
  // Whoever becomes somebody else takes up that one's phone.
  useEffect(() => lookAt(undefined), [own]);
  const number = other ?? own;
  return (
    <section class="handset" aria-label="Handset">
      <Phone number={number} isOwn={number === own} texts={texts.filter(({ to }) => to === number)} />
      <OtherPhones own={own} looksAt={other} lookAt={lookAt} counts={countsOf(texts, own)} />
    </section>
  );
}

/** How many SMS each other phone has, that of the newest first. */
function countsOf(texts: TextTold[], own: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of texts.toReversed()) if (to !== own) counts.set(to, (counts.get(to) ?? 0) + 1);
  return counts;
}
