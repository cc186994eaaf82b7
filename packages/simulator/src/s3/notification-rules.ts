import { S3Fault } from "./fault.ts";
import type { Notification } from "./notify.ts";

/** Refuses two notifications of a bucket that one event could be for: S3 hands each event to one of them only. */
export function checkNotifications(notifications: Notification[]): void {
  for (const [index, one] of notifications.entries()) {
    for (const other of notifications.slice(index + 1)) {
      if (!overlap(one, other)) continue;
      throw new S3Fault(
        "InvalidArgument",
        "Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.",
        400,
      );
    }
  }
}

function overlap(one: Notification, other: Notification): boolean {
  const prefixes = [one.prefix ?? "", other.prefix ?? ""] as const;
  const suffixes = [one.suffix ?? "", other.suffix ?? ""] as const;
  const isOnePrefix = prefixes[0].startsWith(prefixes[1]) || prefixes[1].startsWith(prefixes[0]);
  const isOneSuffix = suffixes[0].endsWith(suffixes[1]) || suffixes[1].endsWith(suffixes[0]);
  return isOnePrefix && isOneSuffix && one.events.some((event) => other.events.some((each) => isSame(event, each)));
}

/** `s3:ObjectCreated:*` stands for all of its kind. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((event) => event.replace(/\*$/, ""));
  if (a === undefined || b === undefined) return false;
  return a === b || (one.endsWith("*") && b.startsWith(a)) || (other.endsWith("*") && a.startsWith(b));
}
