import type { FunctionsTold, FunctionTold } from "../../src/console/told/hood.ts";
import { useTopic } from "../feed.ts";
import { count, duration } from "../parts/format.ts";
import { Icon } from "../parts/icon.tsx";
import { kill } from "./kill.ts";
import { Runs } from "./runs.tsx";

/** The functions, each with its last runs. */
export function Functions() {
  const functions = useTopic<FunctionsTold>("functions")?.functions ?? [];
  const parts = [...Map.groupBy(functions, ({ part }) => part)];
  return (
    <section class="card functions" aria-labelledby="functions-title">
      <header>
        <h2 id="functions-title">Functions</h2>
        <p class="key" aria-hidden="true">
          <i class="success" /> done <i class="cold" /> cold start <i class="error" /> failed
        </p>
      </header>
      <div class="heads" aria-hidden="true">
        <span>Function</span>
        <span>Last runs</span>
        <span>Runs</span>
        <span>Half within</span>
        <span>95% within</span>
        <span>Memory</span>
        <span />
      </div>
      {parts.map(([part, all]) => (
        <div key={part} class="part">
          <h3>{part}</h3>
          <ul>
            {all.map((one) => (
              <FunctionRow key={one.name} one={one} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function FunctionRow({ one }: { one: FunctionTold }) {
  const { name, invokedBy, running, isDoomed, runs, failures, p50, p95, last, timeout, memory } = one;
  const used = Math.max(0, ...last.map((run) => run.memory));
  return (
    <li class={`function${running > 0 ? " busy" : ""}${runs === 0 ? " unused" : ""}`}>
      <div class="name">
        <b>{name}</b>
        {running > 0 && <span class="pill">{running} running</span>}
        {isDoomed && <span class="pill bad">next is killed</span>}
        <p class="quiet">by {invokedBy.join(", ") || "whoever asks"}</p>
      </div>
      <Runs name={name} runs={last} />
      <dl class="figures">
        <div>
          <dt>Runs</dt>
          <dd>
            {count(runs)}
            {failures > 0 && <span class="failed-runs"> {count(failures)} failed</span>}
          </dd>
        </div>
        <div>
          <dt>Half within</dt>
          <dd>{p50 === undefined ? "–" : duration(p50)}</dd>
        </div>
        <div>
          <dt>95% within</dt>
          <dd title={`It is ended after ${duration(timeout)}`}>{p95 === undefined ? "–" : duration(p95)}</dd>
        </div>
        <div>
          <dt>Memory</dt>
          <dd>
            {used > 0 ? count(used) : "–"} of {count(memory)} MB
          </dd>
        </div>
      </dl>
      <button
        type="button"
        class="kill danger-button"
        onClick={() => kill(one)}
        title={`${isDoomed ? "Spare" : "Kill"} ${name}`}
        aria-label={`${isDoomed ? "Spare" : "Kill"} ${name}`}
      >
        <Icon name="kill" />
      </button>
    </li>
  );
}
