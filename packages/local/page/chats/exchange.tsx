import type { TurnTold } from "../../src/console/told/chat.ts";
import { type Exchanged, tryAgain } from "./conversation.ts";

/** What was said and answered, and what came of it. */
export function Exchange({ exchanged: { said, turn, failure } }: { exchanged: Exchanged }) {
  return (
    <>
      <li class="said-by-me">
        <span class="spoken">You: </span>
        {said}
      </li>
      {turn?.answered.map((sentence, index) => (
        // By its place: a turn may say the same twice, and stays as it is.
        <li key={index} class="said-by-bot">
          <span class="spoken">Bot: </span>
          {sentence}
        </li>
      ))}
      {turn?.isOver && <Outcome turn={turn} />}
      {!turn && failure === undefined && (
        <li class="said-by-bot thinking">
          <span class="spoken">The bot is about to answer</span>
          <i />
          <i />
          <i />
        </li>
      )}
      {failure !== undefined && (
        <li class="unsaid bad">
          <p>{failure}</p>
          <button type="button" onClick={tryAgain}>
            Try again
          </button>
        </li>
      )}
    </>
  );
}

/** What the bot ends with and says nothing of: in a call, the flow does. */
const UNSAID = new Map([
  ["Agent", "The bot hands over to an agent"],
  ["FallbackIntent", "The bot does not understand this"],
]);

function Outcome({ turn: { intent, state, outcome } }: { turn: TurnTold }) {
  const words = UNSAID.get(intent) ?? `${intent}: ${state}${outcome ? `, ${outcome}` : ""}`;
  return (
    <li class="came-of-it">
      <span class={`pill ${toneOf(state, outcome)}`}>{words}</span>
      {outcome === "reset" && (
        <button type="button" class="quiet-button" onClick={lookAtPhone}>
          Look at the phone
        </button>
      )}
    </li>
  );
}

/** The new password is on it, which may be out of sight. */
const lookAtPhone = () => document.querySelector<HTMLElement>(".phone-log")?.focus();

function toneOf(state: string, outcome: string | undefined): string {
  if (state === "Failed") return "bad";
  if (state !== "Fulfilled") return "busy";
  return outcome === undefined || outcome === "reset" ? "good" : "mixed";
}
