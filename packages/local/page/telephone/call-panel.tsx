import { useEffect, useRef } from "preact/hooks";
import type { CallerTold, LineTold } from "../../src/console/told/line.ts";
import { Icon } from "../parts/icon.tsx";
import { act, call, callId, isOn, isRinging, ring } from "./call.ts";
import { Callers, isNumber } from "./callers.tsx";
import { Conversation } from "./conversation.tsx";
import { isKey, Keypad, press } from "./keypad.tsx";
import { hush, isAloud, speak } from "./speech.ts";
import { who } from "./who.ts";

type Props = { lines: LineTold[]; callers: CallerTold[]; line: LineTold | undefined; choose(to: string): void };

/** Who calls which line, what is said, and the keys; keys of the keyboard are the telephone's wherever one is in here. */
export function CallPanel({ lines, callers, line, choose }: Props) {
  const keys = useRef<HTMLDivElement>(null);
  useSpeech();
  const isBusy = isOn();
  async function start() {
    if (!line) return;
    // Keys can be typed from then on.
    if (await ring({ from: who.value, to: line.to, at: undefined })) keys.current?.focus();
  }
  function end() {
    hush();
    act({ does: "hang up" });
  }
  return (
    <section
      class={`call card${isBusy ? " on" : ""}`}
      aria-label="Call"
      onKeyDown={(event) => {
        const { target, key } = event;
        const isTyping = target instanceof Element && target.closest("input, select, textarea");
        if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !isKey(key) || !isOn()) return;
        event.preventDefault();
        press(key);
      }}
    >
      <div class="dial">
        <Callers callers={callers} isLocked={isBusy} />
        <label class="field">
          <span>Line</span>
          <select value={line?.to} disabled={isBusy} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            {lines.map(({ to, name }) => (
              <option key={to} value={to}>
                {to === name || !to.startsWith("+") ? name : `${to} · ${name}`}
              </option>
            ))}
          </select>
        </label>
        {isBusy ? (
          <button type="button" class="ring hang-up" onClick={end}>
            <Icon name="hangUp" /> Hang up
          </button>
        ) : (
          <button
            type="button"
            class="ring"
            disabled={!line || isRinging.value || !(who.value === "" || isNumber(who.value))}
            onClick={start}
          >
            <Icon name="telephone" /> Ring
          </button>
        )}
      </div>
      <div class="line">
        <Conversation />
        <Keypad at={keys} />
      </div>
    </section>
  );
}

/** Speaks what is said, where that is wanted, from when it is wanted. */
function useSpeech(): void {
  const done = useRef<{ id: string | undefined; index: number }>({ id: undefined, index: -1 });
  const now = call.value;
  useEffect(() => {
    const isNew = done.current.id !== callId.value;
    const before = isNew ? -1 : done.current.index;
    const fresh = now?.entries.filter(({ index }) => index > before) ?? [];
    done.current = { id: callId.value, index: now?.entries.at(-1)?.index ?? before };
    if (!isAloud.value) return;
    for (const entry of fresh) if (entry.what === "spoken") speak(entry, (index) => act({ does: "heard", index }));
  }, [now]);
  // Whoever leaves the room hears no more.
  useEffect(() => hush, []);
}
