import type { ComponentChildren } from "preact";
import type { PlaceTold } from "../../src/console/told/emergency.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { Moment } from "./moment.tsx";

type State = PlaceTold["state"];
const WORDS: Record<State, string> = {
  emergency: "Emergency",
  normal: "Normal",
  ended: "Ended",
  never: "Not set up yet",
};
const ICONS: Record<State, IconName> = { emergency: "emergencies", normal: "check", ended: "clock", never: "unset" };

/** A location: what holds there, since when, until when and by whom. */
export function Place({ place, now }: { place: PlaceTold; now: number }) {
  const { name, state, type, last, timeZone } = place;
  return (
    <li class={`place is-${state}`} aria-label={`${name}: ${WORDS[state]}`}>
      <header>
        <Icon name={ICONS[state]} />
        <h2>{name}</h2>
        <p class="place-state">{WORDS[state]}</p>
      </header>
      <dl>
        {timeZone === undefined && <Fact what="Note">Settings have this location no more.</Fact>}
        {type && <Fact what={state === "normal" ? "Removed" : "Type"}>{type}</Fact>}
        {last && (
          <Fact what={state === "ended" ? "Set" : "Since"}>
            <Moment {...{ at: last.at, timeZone, now }} />
          </Fact>
        )}
        {last && (state === "emergency" || state === "ended") && (
          <Fact what={state === "ended" ? "Ended" : "Until"}>
            {last.until === undefined ? "it is removed" : <Moment {...{ at: last.until, timeZone, now }} />}
          </Fact>
        )}
        {last && (
          <Fact what="By">
            {last.name} <span class="place-number">{last.by}</span>
          </Fact>
        )}
        {!last && <Fact what="Note">Customers hear of normal operation.</Fact>}
      </dl>
    </li>
  );
}

function Fact({ what, children }: { what: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
    </div>
  );
}
