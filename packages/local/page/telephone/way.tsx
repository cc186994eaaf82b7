import type { CallTold } from "../../src/console/told/call.ts";
import type { FlowTold } from "../../src/console/told/flow.ts";

/** The way as a list, for whoever does not see the drawing. */
export function Way({ flow, now }: { flow: FlowTold; now: CallTold | undefined }) {
  const blocks = new Map(flow.blocks.map((block) => [block.id, block]));
  const steps = now?.path.filter((step) => step.flow === flow.id) ?? [];
  return (
    <details class="way">
      <summary>The way in words{steps.length > 0 ? ` (${steps.length})` : ""}</summary>
      {steps.length === 0 && <p class="quiet">No call has come through this flow yet.</p>}
      <ol>
        {steps.map(({ block, branch }, index) => {
          const found = blocks.get(block);
          const label = found?.branches.find(({ id }) => id === branch)?.label ?? branch;
          return (
            <li key={index}>
              <b>{found?.does ?? block}</b> <span class="quiet">{block}</span>
              {label !== undefined && <> → {label}</>}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
