import { signal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Asked, EntryTold } from "../../src/console/told/call.ts";
import { Icon } from "../parts/icon.tsx";
import { act, call, callId } from "./call.ts";
import { canSpeak, isAloud, switchAloud } from "./speech.ts";

const KEY = "frontdesk-behind";
/** Whether what happens behind the conversation is shown as well. */
const isBehind = signal(localStorage.getItem(KEY) === "yes");

const BEHIND: EntryTold["what"][] = ["invoked", "branched", "attributes set", "queue chosen"];
/** Within so many pixels of the end one reads along. */
const NEAR = 60;

/** What is said and keyed, as it is. */
export function Conversation() {
  const now = call.value;
  const entries = (now?.entries ?? []).filter(({ what }) => isBehind.value || !BEHIND.includes(what));
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const keys = now?.asked?.keys ?? 0;
  useLayoutEffect(() => {
    if (isAtEnd.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [entries.length, entries.at(-1)?.index, keys, isBehind.value]);
  return (
    <div class="conversation">
      <div class="call-switches">
        <label>
          <input
            type="checkbox"
            checked={isAloud.value}
            disabled={!canSpeak}
            onChange={({ currentTarget }) => {
              switchAloud(currentTarget.checked);
              act({ does: "aloud", isOn: currentTarget.checked });
            }}
          />
          <Icon name="sound" /> Speak aloud
        </label>
        <label>
          <input
            type="checkbox"
            checked={isBehind.value}
            onChange={({ currentTarget }) => {
              isBehind.value = currentTarget.checked;
              localStorage.setItem(KEY, currentTarget.checked ? "yes" : "no");
            }}
          />
          <Icon name="hood" /> Functions and branches
        </label>
      </div>
      <div
        class="said-so-far"
        ref={list}
        role="log"
        aria-live="polite"
        aria-label="What is said"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
        }}
      >
        {callId.value === undefined && (
          <p class="hint">Choose who calls and which line, and ring. What is said stands here.</p>
        )}
        {entries.map((entry) => (
          <Line key={entry.index} entry={entry} />
        ))}
        {keys > 0 && (
          <p class="keyed" aria-hidden="true">
            {"•".repeat(keys)}
          </p>
        )}
      </div>
      <Waiting asked={now?.asked} />
    </div>
  );
}

function Line({ entry: { what, text } }: { entry: EntryTold }) {
  switch (what) {
    case "spoken":
      return (
        <p class="heard">
          <span class="spoken">The line: </span>
          {text}
        </p>
      );
    case "pressed":
      return (
        <p class="keyed">
          <span class="spoken">The caller presses </span>
          {text}
        </p>
      );
    case "said":
      return (
        <p class="uttered">
          <span class="spoken">The caller: </span>
          {text}
        </p>
      );
    default:
      return <p class={`aside ${what.replaceAll(" ", "-")}${BEHIND.includes(what) ? " behind" : ""}`}>{text}</p>;
  }
}

const WANTED: Record<Asked["for"], string> = {
  key: "Press a key",
  keys: "Press keys",
  words: "Say something, or press keys",
  nothing: "On the line",
};

/** What the line waits for, and how long it will. */
function Waiting({ asked }: { asked: Asked | undefined }) {
  const over = call.value?.over;
  const left = useMemo(() => asked?.until && Math.max(0, asked.until - Date.now()), [asked?.until]);
  return (
    <p class="waiting">
      <span>
        {callId.value !== undefined &&
          (over ? `The call is over${over.why && `: ${over.why}`}` : asked ? WANTED[asked.for] : "One moment …")}
      </span>
      {asked && asked.for !== "nothing" && left !== undefined && (
        <i key={asked.until} style={{ animationDuration: `${left}ms` }} />
      )}
    </p>
  );
}
