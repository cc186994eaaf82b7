import type { DeskTold } from "../../src/console/told/desk.ts";
import type { EmergenciesTold } from "../../src/console/told/emergency.ts";
import { useTopic } from "../feed.ts";
import { Icon } from "../parts/icon.tsx";
import { useNow } from "../parts/now.ts";
import { History } from "./history.tsx";
import { Place } from "./place.tsx";

/** The emergency board: what holds at each location, how it is changed, and what was. */
export function Emergencies(_: { desk: DeskTold }) {
  const told = useTopic<EmergenciesTold>("emergencies");
  const now = useNow(5_000);
  if (!told) return <p class="opening">Reading the board …</p>;
  const { places, version } = told;
  return (
    <>
      <Headline names={places.filter(({ state }) => state === "emergency").map(({ name }) => name)} />
      <ul class="places" aria-label="Locations">
        {places.map((place) => (
          <Place key={place.name} place={place} now={now} />
        ))}
      </ul>
      <div class="columns board-columns">
        <History version={version} now={now} />
        <HowTo />
      </div>
    </>
  );
}

/** So many locations are named; more of them are counted. */
const NAMED = 4;

function Headline({ names }: { names: string[] }) {
  const where = names.length <= NAMED ? LIST.format(names) : `${names.length} locations`;
  return (
    <p class={`headline ${names.length ? "in-force" : ""}`} role="status">
      <Icon name={names.length ? "emergencies" : "check"} />
      {names.length ? `Emergency in force: ${where}.` : "No emergency is in force."}
    </p>
  );
}
const LIST = new Intl.ListFormat("en-GB");

function HowTo() {
  return (
    <section class="card how-to" aria-labelledby="how-to-title">
      <h2 id="how-to-title">Set or remove one</h2>
      <ol>
        <li>
          On the <a href="#/telephone">Telephone</a>, be an administrator and ring <b>Emergency_Authentication</b>.
        </li>
        <li>Key the PIN that arrives on the handset.</li>
        <li>Pick the location, hear its state, and set or remove the emergency.</li>
      </ol>
      <p class="quiet">
        Customers hear it on <b>Emergency_Demo</b>, and on the main line where it is that line’s location. Who is an
        administrator is a column of the callers’ table.
      </p>
    </section>
  );
}
