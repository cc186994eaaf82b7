import type { Steps } from "./language/step.ts";

/** Where an action's block stands in the editor, in its units. */
export type Position = { x: number; y: number };

/** The editor's entry point, left of the first column. */
export const ENTRY: Position = { x: 40, y: 40 };
const COLUMN = 280;
const HEAD = 110;
const BRANCH = 32;

/**
 * Places blocks in columns, breadth first from the start, so that one reads a flow from left to right: a step stands in the
 * column after the first that leads to it. Steps that nothing leads to come last. The same flow gives the same places.
 */
export function layout(start: string, steps: Steps): Map<string, Position> {
  const columns = columnsOf(start, steps);
  const lost = Object.keys(steps).filter((name) => !columns.some((column) => column.includes(name)));
  const places = new Map<string, Position>();
  for (const [index, column] of [...columns, lost].entries()) {
    let y = ENTRY.y;
    for (const name of column) {
      places.set(name, { x: ENTRY.x + 160 + index * COLUMN, y });
      y += heightOf(steps, name);
    }
  }
  return places;
}

/** The steps that a step leads to, in the order in which it names them, each once. */
export function followers(steps: Steps, name: string): string[] {
  const found = steps[name];
  if (!found) return [];
  const { next, conditions, errors } = found;
  return [
    ...new Set([
      ...conditions.map(({ then }) => then),
      ...(next === undefined ? [] : [next]),
      ...errors.map(({ then }) => then),
    ]),
  ];
}

function columnsOf(start: string, steps: Steps): string[][] {
  const columns: string[][] = [];
  const seen = new Set([start]);
  for (let column = [start]; column.length > 0; ) {
    columns.push(column);
    const next = column.flatMap((name) => followers(steps, name)).filter((name) => !seen.has(name) && name in steps);
    column = [...new Set(next)];
    for (const name of column) seen.add(name);
  }
  return columns;
}

/** A block grows with its branches. */
function heightOf(steps: Steps, name: string): number {
  const found = steps[name];
  return HEAD + BRANCH * ((found?.errors.length ?? 0) + (found?.conditions.length ?? 0));
}
