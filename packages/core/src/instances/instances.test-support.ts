import type { Instance, Instances } from "./instances.ts";

/** Instances in memory, with what was asked of them. */
export function heldInstances(...held: Instance[]) {
  const asked: string[] = [];
  const ask = (verb: string) => async (id: string) => {
    asked.push(`${verb} ${id}`);
    return "asked" as const;
  };
  const instances: Instances = {
    all: async () => held,
    find: async (id) => held.find((one) => one.id === id),
    start: ask("start"),
    stop: ask("stop"),
  };
  return { instances, asked };
}

export const instanceOf = (
  name: string | undefined,
  state: Instance["state"],
  tags: Instance["tags"] = {},
): Instance => ({
  id: `i-${Buffer.from(`${name ?? "no name"}`.padEnd(9).slice(0, 9))
    .toString("hex")
    .slice(0, 17)}`,
  ...(name && { name }),
  state,
  tags,
});
