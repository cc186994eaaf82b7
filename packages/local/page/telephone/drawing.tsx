import type { BlockTold } from "../../src/console/told/flow.ts";
import { edgeKey, heightOf, type Lit, type Places, WIDTH } from "./graph-places.ts";

export function Edges({ places, lit }: { places: Places; lit: Lit }) {
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

export function Block({ block, places, lit, isStart }: Shown) {
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
              class={`${branch.isError ? "error" : ""}${lit.edges.has(edgeKey(id, branch.id)) ? " lit" : ""}`}
            >
              {branch.label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
