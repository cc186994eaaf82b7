import { randomUUID } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import type { Journal } from "../gateway/journal.ts";
import type { JournalEntry } from "../gateway/service.ts";
import type { Access } from "../iam/access.ts";
import type { FunctionConfig } from "../lambda/function.ts";
import { documentIn, type SegmentDocument } from "./segment.ts";

/** A document that X-Ray has taken. */
export type Traced = { at: number; function: string; document: SegmentDocument };

type Parts = {
  access: Access;
  journal: Journal<JournalEntry>;
  traces: Journal<Traced>;
  log: (functionName: string, line: string) => void;
};

/** Milliseconds between two reports of a daemon about itself. */
const TELEMETRY_EVERY = 60_000;

/**
 * X-Ray's daemons, one beside each function, as Lambda runs them: each takes documents by UDP and hands them on in the name of the
 * function's role. What X-Ray or the daemon refuses is lost, and the function's log says so.
 */
export async function openDaemons(functions: FunctionConfig[], parts: Parts) {
  const daemons = new Map<string, Socket>();
  await Promise.all(
    functions.map(async (config) => {
      const socket = createSocket("udp4").unref();
      daemons.set(config.name, socket);
      let reported = Number.NEGATIVE_INFINITY;
      socket.on("message", (packet) => {
        const isDue = Date.now() - reported >= TELEMETRY_EVERY;
        if (isDue) reported = Date.now();
        handOn(config, packet, { ...parts, isDue });
      });
      socket.bind(0, "127.0.0.1");
      await once(socket, "listening");
    }),
  );
  return {
    /** As AWS_XRAY_DAEMON_ADDRESS has it. */
    addressOf(functionName: string): string | undefined {
      const socket = daemons.get(functionName);
      return socket && `127.0.0.1:${socket.address().port}`;
    },
    close() {
      for (const socket of daemons.values()) socket.close();
      daemons.clear();
    },
  };
}

function handOn({ name, roleArn }: FunctionConfig, packet: Buffer, { isDue, ...parts }: Parts & { isDue: boolean }) {
  const { access, journal, traces, log } = parts;
  const { accessKeyId } = access.credentialsOf(roleArn, name);
  /** Whether X-Ray takes it; the actions know no resources. */
  function ask(operation: "PutTraceSegments" | "PutTelemetryRecords"): boolean {
    const at = Date.now();
    const needs = [{ action: `xray:${operation}`, resources: ["*"] }];
    const denial = access.denial({ accessKeyId, region: "" }, needs);
    journal.add({
      ...{ at, service: "xray", operation, caller: accessKeyId, needs, took: 0, requestId: randomUUID() },
      ...(denial ? { status: 403, code: denial.code } : { status: 200 }),
    });
    if (denial) log(name, `X-Ray's daemon: ${denial.message}`);
    return !denial;
  }
  try {
    const document = documentIn(packet);
    if (ask("PutTraceSegments")) traces.add({ at: Date.now(), function: name, document });
  } catch (error) {
    log(name, `X-Ray's daemon: a document is not taken: ${error instanceof Error ? error.message : error}`);
  }
  if (isDue) ask("PutTelemetryRecords");
}
