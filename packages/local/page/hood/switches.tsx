import { useState } from "preact/hooks";
import type { FunctionsTold, SwitchesTold } from "../../src/console/told/hood.ts";
import { useTopic } from "../feed.ts";
import { clock, rate } from "../parts/format.ts";
import { Icon } from "../parts/icon.tsx";
import { flipSwitch } from "./flip-switch.ts";
import { Hidden } from "./hidden.tsx";
import { kill } from "./kill.ts";

/** What may go wrong, to be tried. */
export function Switches() {
  const told = useTopic<SwitchesTold>("switches");
  if (!told) return <section class="card going-wrong" aria-label="Switches" />;
  const { connect, directory, kills, hidden } = told;
  return (
    <section class="card going-wrong" aria-labelledby="switches-title">
      <header>
        <h2 id="switches-title">Make it go wrong</h2>
        <p class="quiet">and watch it recover. Nothing is lost, and all is as it was when the front desk ends.</p>
      </header>
      <Switch name="connect" label="Throttle Amazon Connect" {...connect}>
        <p>
          Another system of the account takes {rate(connect.taken)} of the {rate(connect.quota)} calls a second that
          each operation has.
        </p>
        <p>
          <b>See:</b> throttled calls in the journal, the limiter going slower, rows still done, one after the other.
        </p>
        <p>
          <b>Recovers</b> when the switch is off, by itself: the limiter gets faster bit by bit until it has the whole
          quota again.
        </p>
      </Switch>
      {directory && (
        <Switch name="directory" label="Take the directory down" {...directory}>
          <p>The domain controllers are switched off: connections are cut, new ones refused.</p>
          <p>
            <b>See:</b> ask the bot for a new password. “I cannot reach our directory at the moment”, it says, and the
            old password stays.
          </p>
          <p>
            <b>Recovers</b> when the switch is off: the next reset works.
          </p>
        </Switch>
      )}
      <Kill />
      <Hidden hidden={hidden} />
      {kills.length > 0 && (
        <ol class="kills" aria-label="Killed lately">
          {kills.map(({ id, at, name, processes }) => (
            <li key={id}>
              <time dateTime={new Date(at).toISOString()}>{clock(at)}</time> <b>{name}</b>{" "}
              {processes > 1 ? `killed in ${processes} processes` : "killed"}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

type SwitchProps = {
  name: string;
  label: string;
  isOn: boolean;
  since?: number;
  children: preact.ComponentChildren;
};

function Switch({ name, label, isOn, since, children }: SwitchProps) {
  const [isAsking, setAsking] = useState(false);
  async function flip() {
    if (isAsking) return;
    setAsking(true);
    await flipSwitch(name, !isOn);
    setAsking(false);
  }
  return (
    <div class={`switch-row${isOn ? " on" : ""}`}>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={isOn}
        aria-describedby={`switch-${name}`}
        aria-busy={isAsking}
        onClick={flip}
      >
        <i aria-hidden="true" />
        <span>{label}</span>
        <span class="since" aria-hidden="true">
          {isOn && since !== undefined ? `since ${clock(since)}` : "off"}
        </span>
      </button>
      <div class="what" id={`switch-${name}`}>
        {children}
      </div>
    </div>
  );
}

function Kill() {
  const functions = useTopic<FunctionsTold>("functions")?.functions ?? [];
  const [name, choose] = useState("Consumer");
  const chosen = functions.find((one) => one.name === name) ?? functions[0];
  return (
    <div class="switch-row killing">
      <div class="choices">
        <label>
          <span>Kill</span>
          <select value={chosen?.name} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            {functions.map((one) => (
              <option key={one.name}>{one.name}</option>
            ))}
          </select>
        </label>
        <button type="button" class="danger-button" disabled={!chosen} onClick={() => chosen && kill(chosen)}>
          <Icon name="kill" />
          {chosen?.isDoomed ? "Spare it" : chosen?.running ? "Now" : "Its next run"}
        </button>
      </div>
      <div class="what">
        <p>Its process ends in the middle of what it does, as in a crash of the machine below it.</p>
        <p>
          <b>See:</b> a failed run, and of Consumer, rows that stay in flight.
        </p>
        <p>
          <b>Recovers:</b> {chosen?.recovery}
        </p>
      </div>
    </div>
  );
}
