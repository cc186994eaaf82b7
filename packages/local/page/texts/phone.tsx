import { useLayoutEffect, useRef } from "preact/hooks";
import type { TextTold } from "../../src/console/told/text.ts";
import { useNow } from "../parts/now.ts";
import { Bubble } from "./bubble.tsx";

const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

type Props = { /** Blank where it is withheld. */ number: string; isOwn: boolean; texts: TextTold[] };

/** A mobile with the SMS to its number, the newest at the bottom. */
export function Phone({ number, isOwn, texts }: Props) {
  const log = useRef<HTMLDivElement>(null);
  const newest = texts.at(-1)?.id;
  useLayoutEffect(() => {
    const { current } = log;
    if (current) current.scrollTop = current.scrollHeight;
  }, [number, newest]);
  return (
    <div class="phone">
      <StatusBar />
      <header class="phone-head">
        <span class="phone-face" aria-hidden="true">
          <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M4.500 5.500h15a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H11l-4.500 3.500v-3.500h-2a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1z" />
          </svg>
        </span>
        <h2>{isOwn ? "Your phone" : "Another phone"}</h2>
        <p class="quiet">{number || "number withheld"}</p>
      </header>
      <div
        class="phone-log"
        role="log"
        aria-label={isOwn ? "SMS to your phone" : `SMS to ${number}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
        ref={log}
      >
        {texts.length === 0 && <p class="phone-empty">{number ? NONE : WITHHELD}</p>}
        <ol>
          {texts.map((text) => (
            <Bubble key={text.id} text={text} />
          ))}
        </ol>
      </div>
      <span class="phone-bar" aria-hidden="true" />
    </div>
  );
}

const NONE = "No SMS yet. PINs and new passwords arrive here.";
const WITHHELD =
  "You withhold your number, so nothing can be sent to you by it. What goes to numbers that the front desk knows is on their phones.";

/** As phones have it; it says nothing to a screen reader. */
function StatusBar() {
  return (
    <div class="phone-status" aria-hidden="true">
      <span>{TIME.format(useNow(5_000))}</span>
      <i class="phone-island" />
      <svg viewBox="0 0 62 14" aria-hidden="true" focusable="false">
        <path d="M1 10h2.500v3H1zM5.500 7.500H8V13H5.500zM10 4.500h2.500V13H10zM14.500 1.500H17V13h-2.500z" />
        <path d="M28.500 12.800l2.100-2.500a3.200 3.200 0 0 0-4.200 0zM23.800 7.200l1.200 1.400a5.400 5.400 0 0 1 7 0l1.200-1.400a7.200 7.200 0 0 0-9.400 0zM21.300 4.200l1.200 1.400a9.300 9.300 0 0 1 12 0l1.200-1.400a11.200 11.200 0 0 0-14.400 0z" />
        <rect x="40.500" y="1.500" width="18" height="11" rx="3" class="phone-battery" />
        <rect x="42.500" y="3.500" width="12" height="7" rx="1.500" />
        <path d="M60 5v4c1.200-.3 1.200-3.700 0-4z" />
      </svg>
    </div>
  );
}
