import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChoicesTold } from "../../src/console/told/chat.ts";
import type { TextsTold } from "../../src/console/told/text.ts";
import { ask, wordsOf } from "../ask.ts";
import { useTopic } from "../feed.ts";
import { Icon } from "../parts/icon.tsx";
import { say as tell } from "../parts/said.tsx";
import { who } from "../telephone/who.ts";
import { codeIn } from "../texts/code.ts";
import { bot, conversation, isBusy, lastOf, say, startOver } from "./conversation.ts";
import { Exchange } from "./exchange.tsx";
import { People, personOf } from "./people.tsx";
import { suggestionsFor, waitsFor } from "./suggestions.ts";

/** A chat with a bot of the instance, from the phone whose number is chosen. */
export function Chat() {
  const [choices, setChoices] = useState<ChoicesTold>({ bots: [], people: [] });
  useEffect(() => {
    ask<ChoicesTold>("/chats/choices").then(setChoices, (error) => tell(wordsOf(error), { isBad: true }));
  }, []);
  const now = conversation.value;
  const turn = lastOf(now)?.turn;
  const isOpen = turn !== undefined && !turn.isOver;
  return (
    <section class="chat card" aria-labelledby="chat-title">
      <header>
        <h2 id="chat-title">Chat with the bot</h2>
        {now && (
          <button type="button" class="quiet-button" onClick={startOver}>
            Start over
          </button>
        )}
        <p class="quiet">
          From {(now?.from ?? who.value) || "a number that is withheld"}
          {now && now.from !== who.value && "; start over to write from the other phone"}
        </p>
      </header>
      <Bots bots={choices.bots} isFixed={now !== undefined} />
      <Log />
      <p class="quiet waits" aria-live="polite">
        {isOpen ? (
          <>
            <b>{turn.intent}</b> is in progress: the bot waits for <b>{waitsFor(turn.asks)}</b>.
          </>
        ) : (
          "The bot waits for what you want."
        )}
      </p>
      <Suggestions asks={turn?.asks} isOpen={isOpen} people={choices.people} />
      <Writing />
      <People people={choices.people} />
    </section>
  );
}

function Bots({ bots, isFixed }: { bots: string[]; isFixed: boolean }) {
  useEffect(() => {
    bot.value ??= bots[0];
  }, [bots]);
  if (bots.length < 2) return null;
  return (
    <label class="bots">
      Bot{" "}
      <select value={bot.value} disabled={isFixed} onChange={({ currentTarget }) => (bot.value = currentTarget.value)}>
        {bots.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function Log() {
  const log = useRef<HTMLDivElement>(null);
  const exchanged = conversation.value?.exchanged ?? [];
  useLayoutEffect(() => {
    const { current } = log;
    if (current) current.scrollTop = current.scrollHeight;
  }, [exchanged]);
  return (
    <div
      class="chat-log"
      role="log"
      aria-label="Conversation"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
      tabIndex={0}
      ref={log}
    >
      {exchanged.length === 0 && <p class="chat-empty">Say what you want, or take a suggestion below.</p>}
      <ol>
        {exchanged.map((each, index) => (
          <Exchange key={String(index)} exchanged={each} />
        ))}
      </ol>
    </div>
  );
}

type Suggesting = { asks: string | undefined; isOpen: boolean; people: ChoicesTold["people"] };

function Suggestions({ asks, isOpen, people }: Suggesting) {
  const texts = useTopic<TextsTold>("texts")?.texts ?? [];
  const newest = texts.findLast(({ to }) => to === who.value)?.message;
  const pin = newest && codeIn(newest)?.code;
  const suggestions = suggestionsFor({ asks, isOpen, person: personOf(people), pin });
  return (
    <ul class="suggestions" aria-label="Suggestions">
      {suggestions.map((words) => (
        <li key={words}>
          <button type="button" disabled={isBusy(conversation.value)} onClick={() => void say(words)}>
            {words}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Writing() {
  const [words, setWords] = useState("");
  const busy = isBusy(conversation.value);
  return (
    <form
      class="writing"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        void say(words);
        setWords("");
      }}
    >
      <input
        aria-label="What you say"
        placeholder="Write to the bot"
        autocomplete="off"
        maxLength={1_024}
        value={words}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <button type="submit" class="main-button" disabled={busy || !words.trim()} aria-label="Send">
        <Icon name="send" />
      </button>
    </form>
  );
}
