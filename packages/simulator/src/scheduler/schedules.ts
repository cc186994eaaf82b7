import { signed } from "../gateway/caller.ts";
import type { Answer } from "../gateway/gateway.ts";
import { codeOf } from "../gateway/replies.ts";
import type { Access } from "../iam/access.ts";
import type { FunctionConfig } from "../lambda/function.ts";
import type { Log } from "../lambda/functions.ts";
import { every } from "./every.ts";
import { intervalOf } from "./rate.ts";

export type ScheduleConfig = {
  name: string;
  /** `rate(...)`. */
  expression: string;
  functionArn: string;
  /** The event as JSON. */
  input: string;
  /** As whom Lambda is called. */
  roleArn: string;
  /** True by default. */
  isEnabled?: boolean;
};
export type Schedules = {
  /** Fires a schedule at once, enabled or not, and gives the request id; nothing where Lambda refuses, which the log says. */
  fire(name: string): Promise<string | undefined>;
  close(): void;
};
type Known = { access: Access; functionOf(arn: string): FunctionConfig | undefined };
type Parts = Known & { answer: Answer; endpoint: string; region: string; log: Log };

/** Refuses schedules that Scheduler would not make, or that could never fire here. */
export function checkSchedules(configs: ScheduleConfig[], { access, functionOf }: Known): void {
  const names = new Set<string>();
  for (const { name, expression, functionArn, roleArn } of configs) {
    if (names.has(name)) throw new Error(`ConflictException: Schedule ${name} already exists.`);
    names.add(name);
    intervalOf(expression);
    access.credentialsOf(roleArn);
    if (!functionOf(functionArn))
      throw new Error(`the schedule ${name} is for ${functionArn}, which is no function here`);
  }
}

/**
 * Fires the schedules, each for the first time one interval from now, as if it had long been there. AWS's Scheduler fires a
 * new one "immediately" as well (Scheduler User Guide, "Rate-based schedules").
 */
export function openSchedules(configs: ScheduleConfig[], parts: Parts): Schedules {
  const byName = new Map(configs.map((config) => [config.name, config]));
  const running = configs
    .filter(({ isEnabled = true }) => isEnabled)
    .map((config) => every(intervalOf(config.expression), () => void invoke(config, parts)));
  return {
    async fire(name) {
      const config = byName.get(name);
      if (!config) throw new Error(`no schedule ${name}; there are ${[...byName.keys()].join(", ") || "none"}`);
      return invoke(config, parts);
    },
    close() {
      for (const stop of running) stop();
    },
  };
}

/** Through the gateway, so that the role's policies and the journal see the call. */
async function invoke(schedule: ScheduleConfig, parts: Parts): Promise<string | undefined> {
  const { name, functionArn, roleArn, input } = schedule;
  const { answer, access, functionOf, endpoint, region, log } = parts;
  const { accessKeyId } = access.credentialsOf(roleArn);
  const reply = await answer({
    method: "POST",
    path: `/2015-03-31/functions/${encodeURIComponent(functionArn)}/invocations`,
    query: new URLSearchParams(),
    headers: {
      ...signed({ accessKeyId, region }, "lambda"),
      host: new URL(endpoint).host,
      "x-amz-invocation-type": "Event",
    },
    body: Buffer.from(input),
  });
  if (reply.status === 202) return String(reply.headers["x-amzn-requestid"]);
  const reason = reply.broken ? "Lambda did not answer" : `${codeOf(reply)}: ${reply.body}`;
  log(functionOf(functionArn)?.name ?? functionArn, `not invoked by the schedule ${name}: ${reason}`);
  return undefined;
}
