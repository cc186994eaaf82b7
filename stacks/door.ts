import type { FunctionArgs, FunctionPermissionArgs } from "../.sst/platform/src/components/aws/function";
import { METRICS, type Room } from "../packages/functions/src/observing/metrics.ts";
import { logOf } from "./log.ts";

export type DoorArgs = Omit<FunctionArgs, "handler" | "environment" | "permissions" | "transform"> & {
  handler: string;
  environment: Record<string, $util.Input<string>>;
  permissions: FunctionPermissionArgs[];
};

/** SST 4.17.1 minifies where it is told to. The file is told from the app's root. */
const BUNDLING = { minify: true, plugins: "stacks/lean-bundles.mjs" };

/** What every function has in common; a stack says the rest: its handler, its limits and what it may do. */
export function door(name: string, { environment, permissions, ...args }: DoorArgs) {
  const log = logOf(name);
  return new sst.aws.Function(name, {
    runtime: "nodejs24.x",
    architecture: "arm64",
    logging: { format: "json", logGroup: log.name },
    nodejs: BUNDLING,
    ...args,
    environment: {
      ...environment,
      POWERTOOLS_SERVICE_NAME: roomOf(args.handler),
      POWERTOOLS_METRICS_NAMESPACE: `${$app.name}/${$app.stage}`,
    },
    permissions: [...permissions, log.mayWrite, sendTraces],
    transform: { function: { tracingConfig: { mode: "Active" } } },
  });
}

/** The folder of functions that the handler is in. */
function roomOf(handler: string): Room {
  const room = (Object.keys(METRICS) as Room[]).find((each) => handler.startsWith(`packages/functions/src/${each}/`));
  if (room) return room;
  throw new Error(`${handler} is in no room of packages/functions`);
}

/**
 * Lambda's daemon sends a function's traces in the function's name. X-Ray knows no resources for these:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html.
 */
const sendTraces = { actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources: ["*"] };

/** The name of the log that a function writes. */
export const logGroupOf = (made: sst.aws.Function) => made.nodes.function.loggingConfig.logGroup;
