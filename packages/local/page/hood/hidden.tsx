import type { SwitchesTold } from "../../src/console/told/hood.ts";
import { ask, wordsOf } from "../ask.ts";
import { clock, count } from "../parts/format.ts";
import { say } from "../parts/said.tsx";

/** What failed invocations have left hidden in a queue, and that one need not wait for it. */
export function Hidden({ hidden }: Pick<SwitchesTold, "hidden">) {
  return (
    <ul class="hidden-messages" aria-label="Hidden messages">
      {hidden.map(({ name, messages, backAt }) => (
        <li key={name}>
          <p>
            <b>{count(messages)}</b> {messages === 1 ? "message" : "messages"} of {name} {messages === 1 ? "is" : "are"}{" "}
            hidden until <time dateTime={new Date(backAt).toISOString()}>{clock(backAt)}</time>.
          </p>
          <button type="button" onClick={() => handOut(name)}>
            Do not wait<span class="spoken"> for the messages of {name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

async function handOut(name: string): Promise<void> {
  const path = `/functions/${encodeURIComponent(name)}/hand-out`;
  await ask<{ messages: number }>(path, { method: "POST" }).then(
    ({ messages }) => say(`${count(messages)} ${messages === 1 ? "message is" : "messages are"} handed out again.`),
    (error) => say(wordsOf(error), { isBad: true }),
  );
}
