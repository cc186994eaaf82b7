import { useState } from "preact/hooks";
import type { CallTold, JournalTold } from "../../src/console/told/hood.ts";
import { useTopic } from "../feed.ts";
import { clock, duration } from "../parts/format.ts";

const ANY = "all services";
const TONES: Record<CallTold["outcome"], string> = { done: "", refused: "mixed", throttled: "bad", failed: "bad" };
const NONE: JournalTold = { calls: [], failed: [] };

/** Every call of every service as it is answered: the last of them. */
export function Journal() {
  const told = useTopic<JournalTold>("journal");
  const [held, hold] = useState<JournalTold>();
  const [service, choose] = useState(ANY);
  const [isFailedOnly, setFailedOnly] = useState(false);
  const { calls, failed } = held ?? told ?? NONE;
  const services = [...new Set([...calls, ...failed].map((call) => call.service))].sort();
  const all = isFailedOnly ? failed : calls;
  const shown = all.filter((call) => service === ANY || call.service === service).toReversed();
  return (
    <section class="card journal" aria-labelledby="journal-title">
      <header>
        <h2 id="journal-title">Journal</h2>
        <div class="choices">
          <select aria-label="Service" value={service} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            {[ANY, ...services, ...(service === ANY || services.includes(service) ? [] : [service])].map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <label class="check">
            <input
              type="checkbox"
              checked={isFailedOnly}
              onChange={({ currentTarget }) => setFailedOnly(currentTarget.checked)}
            />
            Failures alone
          </label>
          <button
            type="button"
            aria-pressed={held !== undefined}
            onClick={() => hold(held ? undefined : (told ?? NONE))}
          >
            {held ? "Go on" : "Pause"}
          </button>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroller" aria-label="Calls" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>Time</th>
              <th>Call</th>
              <th>By</th>
              <th>Answer</th>
              <th class="number">Took</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((call) => (
              <Call key={call.id} call={call} />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p class="nothing">No such call.</p>}
      </section>
    </section>
  );
}

function Call({ call: { at, service, operation, caller, status, code, took, outcome } }: { call: CallTold }) {
  return (
    <tr class={TONES[outcome]}>
      <td>
        <time dateTime={new Date(at).toISOString()}>{clock(at)}</time>
      </td>
      <td>
        <span class="quiet">{service}</span> {operation}
      </td>
      <td>{caller}</td>
      <td>
        {status === 0 ? "none" : status} {code && <span class="code">{code}</span>}
      </td>
      <td class="number">{duration(took)}</td>
    </tr>
  );
}
