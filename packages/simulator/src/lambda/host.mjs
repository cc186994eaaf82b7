// Runs within a sandbox: imports a function's bundle and answers the invocations that its parent sends.

import { readFileSync } from "node:fs";
import { enableCompileCache, flushCompileCache } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { enterNetwork } from "./network.mjs";

const [bundle = "", handlerName = ""] = process.argv.slice(2);
const { AWS_LAMBDA_FUNCTION_NAME: functionName, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: memory } = process.env;
const { AWS_LAMBDA_LOG_GROUP_NAME: logGroupName, AWS_LAMBDA_LOG_STREAM_NAME: logStreamName } = process.env;

/** Marks where an invocation's output ends, so that its parent has read it all before it answers. */
function endOutput(requestId) {
  for (const stream of [process.stdout, process.stderr]) stream.write(`\0${requestId}\n`);
}

function shown(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  const { name, message, stack = "" } = error;
  return { errorType: name, errorMessage: message, trace: stack.split("\n") };
}

/** The most memory (MB) that this process held. Linux counts the parent's peak into `resourceUsage`. */
function peak() {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
    return Number(kilobytes) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

/** Compiles the bundle once for all its sandboxes, beside it: that is a third of a cold start. */
async function load() {
  enableCompileCache(path.join(path.dirname(bundle), "compiled"));
  const loaded = await import(pathToFileURL(bundle).href);
  const handler = loaded[handlerName] ?? loaded.default?.[handlerName];
  if (typeof handler === "function") return handler;
  throw Object.assign(new Error(`${handlerName} is undefined or not exported`), { name: "Runtime.HandlerNotFound" });
}

async function invoke(handler, { requestId, payload, remaining, arn, trace }) {
  const deadline = Date.now() + remaining;
  const context = {
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
    memoryLimitInMB: memory,
    awsRequestId: requestId,
    logGroupName,
    logStreamName,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  process.env._X_AMZN_TRACE_ID = trace;
  try {
    const result = await handler(JSON.parse(payload), context);
    return { payload: JSON.stringify(result) ?? "null" };
  } catch (error) {
    console.error(error);
    return { error: shown(error) };
  }
}

/** "disconnect" comes to an idle function only; one that never yields must be ended from another thread. */
function endWithParent() {
  const watch = `const parent = ${process.ppid};
    setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 500);`;
  new Worker(watch, { eval: true, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
}

process.on("disconnect", () => process.exit());
endWithParent();
enterNetwork();
try {
  const handler = await load();
  process.on("message", async (invocation) => {
    const answer = await invoke(handler, invocation);
    endOutput(invocation.requestId);
    process.send({ type: "done", ...answer, maxRss: peak() });
  });
  process.send({ type: "ready" });
  flushCompileCache(); // a sandbox that is killed keeps nothing by itself
} catch (error) {
  console.error(error);
  process.send({ type: "unloadable", error: shown(error) }, () => process.exit(1));
}
