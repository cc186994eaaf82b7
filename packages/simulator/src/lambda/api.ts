import { createHash } from "node:crypto";
import * as Lambda from "@aws-sdk/client-lambda";
import type { Service } from "../gateway/service.ts";
import type { Handlers } from "../wire/handlers.ts";
import { wireService } from "../wire/wire-service.ts";
import type { Asynchronous } from "./asynchronous.ts";
import type { EventSourceConfig } from "./event-source.ts";
import type { FunctionConfig } from "./function.ts";
import type { Functions } from "./functions.ts";
import { ASYNCHRONOUS_LIMIT, SYNCHRONOUS_LIMIT } from "./payload.ts";
import type { Result } from "./sandbox.ts";

type Parts = {
  functions: Functions;
  asynchronous: Asynchronous;
  eventSources: EventSourceConfig[];
  arnOf(name: string): string;
};
const TAIL = 4_096;

/** Lambda's API, as far as it runs and shows functions; they come from the config alone. */
export function lambdaService({ functions, asynchronous, eventSources, arnOf }: Parts): Service {
  function named(nameOrArn: string | undefined): FunctionConfig {
    const config = functions.find(nameOrArn ?? "");
    if (config) return config;
    const message = `Function not found: ${arnOf(nameOrArn ?? "")}`;
    throw new Lambda.ResourceNotFoundException({ message, $metadata: {} });
  }
  const handlers: Handlers<typeof Lambda> = {
    async Invoke({ FunctionName, InvocationType = "RequestResponse", LogType, Payload }, { requestId }) {
      const config = named(FunctionName);
      checkSize(Payload, InvocationType === "Event" ? ASYNCHRONOUS_LIMIT : SYNCHRONOUS_LIMIT);
      const payload = textOf(Payload);
      if (InvocationType === "DryRun") return { StatusCode: 204, Payload: undefined };
      if (InvocationType === "Event") {
        asynchronous.accept(config, payload, requestId);
        return { StatusCode: 202, Payload: undefined };
      }
      const result = await functions.invoke(config, payload, requestId);
      return {
        StatusCode: 200,
        ExecutedVersion: "$LATEST",
        Payload: Buffer.from(result.payload),
        ...(result.outcome === "success" ? {} : { FunctionError: "Unhandled" }),
        ...(LogType === "Tail" ? { LogResult: tailOf(result, requestId) } : {}),
      };
    },
    async ListFunctions() {
      return { Functions: [...functions.configs.values()].map(shown) };
    },
    async GetFunction({ FunctionName }) {
      return { Configuration: shown(named(FunctionName)) };
    },
    async GetFunctionConfiguration({ FunctionName }) {
      return shown(named(FunctionName));
    },
    async ListEventSourceMappings({ FunctionName, EventSourceArn }) {
      const arn = FunctionName ? named(FunctionName).arn : undefined;
      const wanted = eventSources.filter(
        (each) =>
          (!arn || functions.find(each.functionArn)?.arn === arn) &&
          (!EventSourceArn || each.queueArn === EventSourceArn),
      );
      return { EventSourceMappings: wanted.map(mapped) };
    },
  };
  return wireService(Lambda, handlers, {
    needs(operation, { FunctionName }) {
      const action = operation === "Invoke" ? "lambda:InvokeFunction" : `lambda:${operation}`;
      const isList = operation.startsWith("List");
      const arn = functions.find(FunctionName ?? "")?.arn ?? arnOf(FunctionName ?? "");
      return [{ action, resources: [isList ? "*" : arn] }];
    },
  });
}

function checkSize(payload: Uint8Array | undefined, limit: number): void {
  if (!payload || payload.length <= limit) return;
  const message = `Request must be smaller than ${limit} bytes for the InvokeFunction operation`;
  throw new Lambda.RequestTooLargeException({ message, $metadata: {} });
}

function textOf(payload: Uint8Array | undefined): string {
  const text = Buffer.from(payload ?? []).toString() || "{}";
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    const message = `Could not parse request body into json: ${cause instanceof Error ? cause.message : cause}`;
    throw new Lambda.InvalidRequestContentException({ message, $metadata: {} });
  }
}

function tailOf({ lines, maxRss }: Result, requestId: string): string {
  const ends = [
    `END RequestId: ${requestId}`,
    `REPORT RequestId: ${requestId}\tMax Memory Used: ${Math.ceil(maxRss)} MB`,
  ];
  const text = [`START RequestId: ${requestId} Version: $LATEST`, ...lines, ...ends, ""].join("\n");
  return Buffer.from(text).subarray(-TAIL).toString("base64");
}

const shown = (config: FunctionConfig): Lambda.FunctionConfiguration => ({
  FunctionName: config.name,
  FunctionArn: config.arn,
  Role: config.roleArn,
  Handler: config.handler,
  Runtime: "nodejs24.x" as Lambda.Runtime,
  Timeout: config.timeout,
  MemorySize: config.memory,
  Environment: { Variables: config.environment },
  State: "Active",
  LastUpdateStatus: "Successful",
  PackageType: "Zip",
  Version: "$LATEST",
});

const mapped = (config: EventSourceConfig): Lambda.EventSourceMappingConfiguration => ({
  UUID: createHash("md5")
    .update(config.functionArn + config.queueArn)
    .digest("hex"),
  FunctionArn: config.functionArn,
  EventSourceArn: config.queueArn,
  BatchSize: config.batchSize,
  MaximumBatchingWindowInSeconds: config.window,
  State: "Enabled",
  ...(config.maximumConcurrency ? { ScalingConfig: { MaximumConcurrency: config.maximumConcurrency } } : {}),
  ...(config.reportBatchItemFailures ? { FunctionResponseTypes: ["ReportBatchItemFailures"] } : {}),
});
