const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * The interval of a rate expression in milliseconds: "a value as a positive integer, and a unit", `minute | minutes | hour |
 * hours | day | days` (Scheduler API, CreateSchedule). Other than EventBridge's rules, Scheduler takes `1 minutes` too.
 */
export function intervalOf(expression: string): number {
  if (/^(cron|at)\(/.test(expression)) {
    throw new Error(`The schedule ${expression} is not simulated: only rate(...) is.`);
  }
  const [, value, unit = ""] = /^rate\((\d+)\s+(minute|hour|day)s?\)$/.exec(expression) ?? [];
  const interval = Number(value) * (UNITS[unit] ?? 0);
  if (interval > 0) return interval;
  throw new Error(`ValidationException: Invalid Schedule Expression ${expression}.`);
}
