import { useEffect, useState } from "preact/hooks";
import type { FlowTold } from "../../src/console/told/flow.ts";
import { ask, wordsOf } from "../ask.ts";
import { say } from "../parts/said.tsx";
import { call } from "./call.ts";
import { Canvas } from "./canvas.tsx";
import { Way } from "./way.tsx";

const flows = new Map<string, FlowTold>();

/** The flow that the call is in, or that it would begin with, with the way that it takes. */
export function FlowGraph({ start }: { start: string | undefined }) {
  const now = call.value;
  const here = now?.path.at(-1)?.flow ?? start;
  const passed = [...new Set(now?.path.map(({ flow }) => flow) ?? [])];
  const [looked, look] = useState<string>();
  const [flow, setFlow] = useState<FlowTold>();
  // Where the call goes on elsewhere, one goes with it.
  useEffect(() => look(undefined), [here]);
  const shown = looked ?? here;
  useEffect(() => {
    let isOld = false;
    if (shown !== undefined)
      flowAt(shown).then(
        (found) => isOld || setFlow(found),
        (error) => say(wordsOf(error), { isBad: true }),
      );
    return () => {
      isOld = true;
    };
  }, [shown]);
  return (
    <section class="flow card" aria-labelledby="flow-title">
      <header>
        <h2 id="flow-title">{flow ? flow.name : "Flow"}</h2>
        {passed.length > 1 && (
          <nav class="choices" aria-label="Flows of this call">
            {passed.map((id) => (
              <button key={id} type="button" aria-pressed={id === shown} onClick={() => look(id)}>
                {flows.get(id)?.name ?? "…"}
              </button>
            ))}
          </nav>
        )}
      </header>
      {flow && <Canvas key={flow.id} flow={flow} now={now} />}
      {flow && <Way flow={flow} now={now} />}
    </section>
  );
}

async function flowAt(id: string): Promise<FlowTold> {
  const found = flows.get(id) ?? (await ask<FlowTold>(`/flows/${encodeURIComponent(id)}`));
  flows.set(id, found);
  return found;
}
