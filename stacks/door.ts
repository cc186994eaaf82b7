import type { FunctionArgs } from "../.sst/platform/src/components/aws/function";

/** What every function has in common; a stack says the rest: its handler, its limits and what it may do. */
export function door(name: string, args: FunctionArgs) {
  return new sst.aws.Function(name, {
    runtime: "nodejs24.x",
    architecture: "arm64",
    logging: { format: "json", retention: "1 month" },
    ...args,
  });
}

/** The name of the log that a function writes, which is there for every door. */
export function logGroupOf(name: string, made: sst.aws.Function) {
  return made.nodes.logGroup.apply((group) => {
    if (group) return group.name;
    throw new Error(`${name} has no log of its own`);
  });
}
