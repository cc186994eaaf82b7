import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CallTold } from "../../src/console/told/call.ts";
import type { FlowTold } from "../../src/console/told/flow.ts";
import { Block, Edges } from "./drawing.tsx";
import { heightOf, litBy, placesOf, WIDTH } from "./graph-places.ts";

const ZOOMS = [0.3, 0.45, 0.6, 0.75, 0.9, 1.1, 1.35];
const USUAL = 3;

/** The drawing of a flow, with the way of a call; it follows the call, and is pulled about and made larger by hand. */
export function Canvas({ flow, now }: { flow: FlowTold; now: CallTold | undefined }) {
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
