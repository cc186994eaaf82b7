import { basename, dirname } from "node:path";
import type { Credentials } from "../iam/access.ts";
import type { TracingMode } from "../xray/trace-header.ts";

export type FunctionConfig = {
  name: string;
  arn: string;
  /** The absolute path of the .mjs file. */
  bundle: string;
  /** The name of the handler that the bundle exports. */
  handler: string;
  environment: Record<string, string>;
  /** In seconds. */
  timeout: number;
  /** In MB. */
  memory: number;
  roleArn: string;
  /** Where the function is in a VPC: it reaches the hosts of the cloud's network. */
  vpc?: { subnetIds: string[]; securityGroupIds: string[] };
  /** PassThrough by default. */
  tracing?: TracingMode;
};
export type Surroundings = {
  endpoint: string;
  region: string;
  credentials: Credentials;
  /** What its process is told of the network. */
  network?: Record<string, string>;
  /** Where X-Ray's daemon takes its traces, such as `127.0.0.1:2000`. */
  daemon?: string | undefined;
};

/** A function's environment: its own, and what Lambda sets; nothing of this process's but PATH. */
export function environmentOf(
  config: FunctionConfig,
  { endpoint, region, credentials, network = {}, daemon }: Surroundings,
  sessionToken: string,
) {
  const { name, memory, bundle, handler, environment } = config;
  return {
    ...Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, localised(value, endpoint)])),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_ENDPOINT_URL: endpoint,
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split(".")[0]}.x`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "local",
    _HANDLER: `${basename(bundle).replace(/\.\w+$/, "")}.${handler}`,
    LAMBDA_TASK_ROOT: dirname(bundle),
    ...(daemon ? { AWS_XRAY_DAEMON_ADDRESS: daemon, AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR" } : {}),
    TZ: ":UTC",
    PATH: process.env.PATH ?? "",
    // Without it the SDK would look for a configuration in the home of whoever runs the simulator.
    HOME: "/tmp",
    ...network,
  };
}

/** SQS's client calls the host of a queue's URL, whatever AWS_ENDPOINT_URL says. */
const localised = (value: string, endpoint: string) =>
  value.replace(/https:\/\/sqs\.[\w-]+\.amazonaws\.com(?=\/)/g, endpoint);
