import type { CallTold } from "../../src/console/told/call.ts";
import type { BlockTold, FlowTold } from "../../src/console/told/flow.ts";

/** Of a block, in the designer's units: columns are 280 apart, and a block has 110 and 32 for each branch. */
export const WIDTH = 212;
export const HEAD = 74;
export const BRANCH = 22;
const MARGIN = 32;
/** How far an edge that leads back swings out. */
const SWING = 90;

export type Edge = { key: string; path: string; isError: boolean };
export type Places = { width: number; height: number; x: number; y: number; edges: Edge[] };

/** How large a flow is, and the ways of its branches. */
export function placesOf({ blocks }: Pick<FlowTold, "blocks">): Places {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const x = Math.min(...blocks.map((block) => block.x)) - MARGIN;
  const y = Math.min(...blocks.map((block) => block.y)) - MARGIN;
  const right = Math.max(...blocks.map((block) => block.x + WIDTH));
  const foot = Math.max(...blocks.map((block) => block.y + heightOf(block)));
  const edges = blocks.flatMap((block) =>
    block.branches.flatMap(({ id, to, isError }, index): Edge[] => {
      const target = byId.get(to);
      return target ? [{ key: edgeKey(block.id, id), path: wayOf(block, index, target), isError }] : [];
    }),
  );
  return { x, y, width: right - x + MARGIN, height: foot - y + MARGIN, edges };
}

export const heightOf = ({ branches }: Pick<BlockTold, "branches">): number =>
  HEAD + branches.length * BRANCH + (branches.length > 0 ? 6 : 0);

export const edgeKey = (block: string, branch: string): string => `${block} → ${branch}`;

function wayOf(from: BlockTold, index: number, to: BlockTold): string {
  const [startX, startY] = [from.x + WIDTH, from.y + HEAD + (index + 0.5) * BRANCH];
  const [endX, endY] = [to.x, to.y + 20];
  const bend = endX > startX ? Math.max(28, (endX - startX) / 2) : SWING;
  return `M${startX} ${startY}C${startX + bend} ${startY} ${endX - bend} ${endY} ${endX} ${endY}`;
}

export type Lit = { blocks: Set<string>; edges: Set<string>; current: string | undefined };

/** What of a flow a call has come through, and where in it the call is now. */
export function litBy(call: Pick<CallTold, "path" | "over"> | undefined, flow: string): Lit {
  const path = call?.path ?? [];
  const here = path.filter((step) => step.flow === flow);
  const last = path.at(-1);
  return {
    blocks: new Set(here.map(({ block }) => block)),
    edges: new Set(here.flatMap(({ block, branch }) => (branch === undefined ? [] : [edgeKey(block, branch)]))),
    current: last?.flow === flow && !call?.over ? last.block : undefined,
  };
}
