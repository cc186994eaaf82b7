import type { CallerAct, Handset, Key, Said, Wanted } from "@frontdesk/simulator/phone/handset.ts";

type Act = { does: "press"; key: Key } | { does: "speak"; text: string; begun: number } | { does: "hang up" };

/** What was done when nothing was asked; of words, only how often something was said. */
type Dropped = { keys: Key[]; words: number };

type Watching = {
  /** A message begins. */
  heard?(said: Said): void;
  /** The caller is asked, and has so many milliseconds from now on before it is taken for silence; told again where they change. */
  asked?(wanted: Wanted, within: number): void;
  /** What the caller does is taken as the answer. */
  taken?(act: CallerAct): void;
  dropped?(dropped: Dropped): void;
  /** Whether what is done before it is asked for is kept for the questions to come, as a script's. */
  keepsEarly?: boolean;
};

/** A person's end of the line, and what the person does there. */
export type PersonHandset = Handset & {
  wanted(): Wanted;
  press(key: Key): void;
  /** The person has begun to say something, and is not silent until it is said or taken back. */
  beginToSpeak(): void;
  takeBack(): void;
  speak(text: string): void;
  hangUp(): void;
  hasHungUp(): boolean;
  /** Whether a voice speaks the messages, which then tells how far it is by `spoken`. */
  aloud(isOn: boolean): void;
  /** The voice is done with all that was said. */
  spoken(): void;
  /** Nobody will do anything more: silence is not waited for. */
  end(): void;
};

/** Characters that are spoken, and read, in a second. */
const SPEED = 15;
/** A voice may be slower by so much, and begin so much later (ms), before it is taken for one that never tells that it is done. */
const SLOWER = 2;
const LATER = 3_000;
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * A person's end of the line. The time for an answer begins when what is said would have been spoken, or, where a voice speaks it,
 * when that is done. Connect drops keys that are pressed when nothing is asked, while a function runs for one, and so does this.
 * Whoever has begun to say something in time, where words are asked for, may take any time to end it: it is spoken from when it was
 * begun.
 */
export function personHandset(watching: Watching = {}): PersonHandset {
  const waiting: Act[] = [];
  let wake = () => {};
  /** Tells how long what is waited for is still waited for. */
  let tellLeft = () => {};
  /** When the first of the words was said that are not said to the end. */
  let begun: number | undefined;
  let wanted: Wanted = "nothing";
  let spokenUntil = 0;
  let isAloud = false;
  let isOver = false;
  let hasHungUp = false;
  const act = (one: Act) => {
    waiting.push(one);
    wake();
  };

  /** What was done before anything was asked; whoever hung up has done so. */
  function dropEarly() {
    const early = waiting.splice(0, waiting.length);
    waiting.push(...early.filter(({ does }) => does === "hang up"));
    const keys = early.flatMap((one) => (one.does === "press" ? one.key : []));
    const words = early.filter(({ does }) => does === "speak").length;
    if (keys.length + words > 0) watching.dropped?.({ keys, words });
  }

  /** What is done next, before a time that may change meanwhile. */
  async function next(until: () => number): Promise<Act | undefined> {
    for (;;) {
      const first = waiting.shift();
      const left = until() - performance.now();
      if (first || isOver || left <= 0) return first;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, Math.min(left, LONGEST_TIMER));
      wake = resolve;
      await promise;
      clearTimeout(timer);
    }
  }

  return {
    hear(said) {
      if (!watching.keepsEarly) dropEarly();
      watching.heard?.(said);
      if (watching.keepsEarly) return;
      const takes = (said.text.length / SPEED) * 1000;
      spokenUntil = Math.max(performance.now(), spokenUntil) + (isAloud ? takes * SLOWER + LATER : takes);
    },
    async next({ for: asked, within }): Promise<CallerAct | undefined> {
      wanted = asked;
      const askedAt = performance.now();
      // In a queue the wait is what the message takes.
      const from = () => (asked === "nothing" ? askedAt : Math.max(askedAt, spokenUntil));
      // Words answer nothing but what asks for words.
      const until = () => (asked === "words" && begun !== undefined ? Number.POSITIVE_INFINITY : from() + within);
      tellLeft = () => watching.asked?.(asked, until() - performance.now());
      tellLeft();
      const first = await next(until);
      tellLeft = () => {};
      const at = first?.does === "speak" && asked === "words" ? first.begun : performance.now();
      const after = Math.max(0, Math.round(at - from()));
      spokenUntil = 0;
      if (!first) return undefined;
      const taken: CallerAct =
        first.does === "speak" ? { does: "speak", text: first.text, after } : { ...first, after };
      watching.taken?.(taken);
      return taken;
    },
    wanted: () => wanted,
    press: (key) => act({ does: "press", key }),
    beginToSpeak() {
      begun ??= performance.now();
      tellLeft();
    },
    takeBack() {
      begun = undefined;
      tellLeft();
      wake();
    },
    speak(text) {
      const since = begun ?? performance.now();
      begun = undefined;
      act({ does: "speak", text, begun: since });
    },
    hangUp() {
      hasHungUp = true;
      begun = undefined;
      act({ does: "hang up" });
    },
    hasHungUp: () => hasHungUp,
    aloud(isOn) {
      isAloud = isOn;
    },
    spoken() {
      spokenUntil = Math.min(spokenUntil, performance.now());
      tellLeft();
      wake();
    },
    end() {
      isOver = true;
      wake();
    },
  };
}
