import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { LinesTold, LineTold } from "../../src/console/told/line.ts";
import { Icon } from "../parts/icon.tsx";
import { Around, around } from "./around.tsx";
import { act, call, callId, isOn, isRinging, ring } from "./call.ts";
import { Callers, isNumber } from "./callers.tsx";
import { Calling } from "./calling.tsx";
import { Conversation } from "./conversation.tsx";
import { isKey, Keypad, press } from "./keypad.tsx";
import { NewestText } from "./newest-text.tsx";
import { hush, isAloud, speak } from "./speech.ts";
import { who } from "./who.ts";

type Props = LinesTold & { line: LineTold | undefined; choose(to: string): void };

/** Where digits are typed and are no keys of the telephone. */
const TYPED = "input:not([type=checkbox], [type=radio]), select, textarea";
/** Whoever hangs up by a double click does not ring again (ms). */
const DOUBLE = 700;

/** Who calls which line, what is said, and the keys; keys of the keyboard are the telephone's wherever one is in here. */
export function CallPanel({ lines, callers, staff, agents, areMoreAgents, line, choose }: Props) {
  const keys = useRef<HTMLDivElement>(null);
  const hasRung = useRef(false);
  const [isResting, rest] = useState(false);
  useSpeech();
  const isBusy = isOn();
  const from = call.value?.from ?? who.value;
  const offered = { agents, areMoreAgents };
  async function start() {
    if (!line || isResting) return;
    hasRung.current = true;
    if (!(await ring({ from: who.value, to: line.to, ...around(offered) }))) hasRung.current = false;
  }
  // Keys can be typed from then on, and are seen: once what is chosen from has made room.
  useLayoutEffect(() => {
    if (hasRung.current && callId.value !== undefined) {
      keys.current?.focus();
      hasRung.current = false;
    }
  }, [callId.value]);
  function end() {
    hush();
    rest(true);
    setTimeout(() => rest(false), DOUBLE);
    act({ does: "hang up" });
  }
  return (
    <section
      class={`call card${isBusy ? " on" : ""}`}
      aria-label="Call"
      onKeyDown={(event) => {
        const { target, key } = event;
        const isTyping = target instanceof Element && target.closest(TYPED);
        if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !isKey(key) || !isOn()) return;
        event.preventDefault();
        press(key);
      }}
    >
      <div class="dial">
        {isBusy && <Calling {...{ callers, staff, number: from, line: call.value?.line ?? line?.name ?? "" }} />}
        <Callers callers={callers} staff={staff} calling={isBusy ? from : undefined} />
        <div class="field">
          <label for="line">Line</label>
          <select
            id="line"
            value={line?.to}
            disabled={isBusy}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {lines.map(({ to, name }) => (
              <option key={to} value={to}>
                {to === name || !to.startsWith("+") ? name : `${to} · ${name}`}
              </option>
            ))}
          </select>
        </div>
        {isBusy ? (
          <button type="button" class="ring hang-up" onClick={end}>
            <Icon name="hangUp" /> Hang up
          </button>
        ) : (
          <button
            type="button"
            class="ring"
            disabled={!line || isRinging.value || !(who.value === "" || isNumber(who.value))}
            aria-disabled={isResting}
            onClick={start}
          >
            <Icon name="telephone" /> Ring
          </button>
        )}
      </div>
      <Around {...offered} isLocked={isBusy} />
      <NewestText />
      <div class="call-line">
        <Conversation />
        <Keypad at={keys} />
      </div>
    </section>
  );
}

/** How far it is spoken, so that nothing is twice. */
let done: { id: string | undefined; index: number } = { id: undefined, index: -1 };

/** Speaks what is said, where that is wanted, from when it is wanted. */
function useSpeech(): void {
  const now = call.value;
  useEffect(() => {
    if (!now) return;
    const before = done.id === now.id ? done.index : -1;
    done = { id: now.id, index: now.entries.at(-1)?.index ?? before };
    if (!isAloud.value) return;
    for (const entry of now.entries)
      if (entry.what === "spoken" && entry.index > before) speak(entry, (index) => act({ does: "heard", index }));
  }, [now]);
  // Whoever leaves the room hears no more.
  useEffect(() => hush, []);
}
