import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CallTold } from "../../src/console/told/call.ts";
import type { BlockTold, FlowTold } from "../../src/console/told/flow.ts";
import { ask, wordsOf } from "../ask.ts";
import { say } from "../parts/said.tsx";
import { call } from "./call.ts";
import { heightOf, type Lit, litBy, type Places, placesOf, WIDTH } from "./graph-places.ts";

const flows = new Map<string, FlowTold>();
const ZOOMS = [0.3, 0.45, 0.6, 0.75, 0.9, 1.1, 1.35];
const USUAL = 3;

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
      {flow && <Words flow={flow} now={now} />}
    </section>
  );
}

async function flowAt(id: string): Promise<FlowTold> {
  const found = flows.get(id) ?? (await ask<FlowTold>(`/flows/${encodeURIComponent(id)}`));
  flows.set(id, found);
  return found;
}

function Canvas({ flow, now }: { flow: FlowTold; now: CallTold | undefined }) {
  const places = useMemo(() => placesOf(flow), [flow]);
  const lit = useMemo(() => litBy(now, flow.id), [now, flow]);
  const [zoom, setZoom] = useState(USUAL);
  const frame = useRef<HTMLElement>(null);
  const scale = ZOOMS[zoom] ?? 1;
  const focus = lit.current ?? (lit.blocks.size === 0 ? flow.start : undefined);
  useEffect(() => {
    const block = flow.blocks.find(({ id }) => id === focus);
    if (!block || !frame.current) return;
    const { clientWidth, clientHeight } = frame.current;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches || lit.current === undefined;
    frame.current.scrollTo({
      left: (block.x - places.x + WIDTH / 2) * scale - Math.min(clientWidth / 2, WIDTH * scale * 1.5),
      top: (block.y - places.y + heightOf(block) / 2) * scale - clientHeight / 2,
      behavior: isCalm ? "instant" : "smooth",
    });
  }, [focus, scale]);
  const drag = useDrag(frame);
  return (
    <div class="canvas">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section class="frame" ref={frame} tabIndex={0} aria-label="Drawing of the flow; its way is told below" {...drag}>
        <div style={{ inlineSize: `${places.width * scale}px`, blockSize: `${places.height * scale}px` }}>
          <div class="drawing" aria-hidden="true" style={{ transform: `scale(${scale})` }}>
            <Edges places={places} lit={lit} />
            {flow.blocks.map((block) => (
              <Block key={block.id} block={block} places={places} lit={lit} isStart={block.id === flow.start} />
            ))}
          </div>
        </div>
      </section>
      <div class="zoom">
        <button type="button" aria-label="Smaller" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          −
        </button>
        <button
          type="button"
          aria-label="Larger"
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          +
        </button>
      </div>
    </div>
  );
}

function Edges({ places, lit }: { places: Places; lit: Lit }) {
  // What is lit lies above the rest.
  const edges = [...places.edges].sort(
    (one, other) => Number(lit.edges.has(one.key)) - Number(lit.edges.has(other.key)),
  );
  const { x, y, width, height } = places;
  return (
    <svg
      aria-hidden="true"
      class="edges"
      viewBox={`${x} ${y} ${width} ${height}`}
      width={width}
      height={height}
      focusable="false"
    >
      <defs>
        {["", "-lit"].map((kind) => (
          <marker
            key={kind}
            id={`tip${kind}`}
            class={`tip${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" />
          </marker>
        ))}
      </defs>
      {edges.map(({ key, path, isError }) => {
        const isLit = lit.edges.has(key);
        return (
          <path
            key={key}
            d={path}
            class={`${isError ? "error" : ""}${isLit ? " lit" : ""}`}
            marker-end={`url(#tip${isLit ? "-lit" : ""})`}
          />
        );
      })}
    </svg>
  );
}

type Shown = { block: BlockTold; places: Places; lit: Lit; isStart: boolean };

function Block({ block, places, lit, isStart }: Shown) {
  const { id, x, y, does, about, tone, branches } = block;
  const state = `${lit.blocks.has(id) ? " lit" : ""}${lit.current === id ? " current" : ""}${isStart ? " start" : ""}`;
  const place = { insetInlineStart: `${x - places.x}px`, insetBlockStart: `${y - places.y}px` };
  return (
    <div
      class={`block ${tone}${state}`}
      style={{ ...place, inlineSize: `${WIDTH}px`, blockSize: `${heightOf(block)}px` }}
    >
      <p class="does">
        <b>{does}</b> <span>{id}</span>
      </p>
      <p class="about" title={about}>
        {about}
      </p>
      {branches.length > 0 && (
        <ul>
          {branches.map((branch) => (
            <li
              key={branch.id}
              class={`${branch.isError ? "error" : ""}${lit.edges.has(`${id} → ${branch.id}`) ? " lit" : ""}`}
            >
              {branch.label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Pulls the drawing about by a mouse; fingers and wheels scroll by themselves. */
function useDrag(frame: { current: HTMLElement | null }) {
  const from = useRef<{ x: number; y: number } | undefined>(undefined);
  return {
    onPointerDown(event: PointerEvent) {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      from.current = { x: event.clientX, y: event.clientY };
      frame.current?.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      if (!from.current || !frame.current) return;
      frame.current.scrollLeft -= event.clientX - from.current.x;
      frame.current.scrollTop -= event.clientY - from.current.y;
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp() {
      from.current = undefined;
    },
  };
}

/** The way as a list, for whoever does not see the drawing. */
function Words({ flow, now }: { flow: FlowTold; now: CallTold | undefined }) {
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
