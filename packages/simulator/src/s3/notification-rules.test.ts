import { expect, it } from "vitest";
import { checkNotifications } from "./notification-rules.ts";

const about = (events: string[], more = {}) => ({ functionArn: "f", events, ...more });
const created = ["s3:ObjectCreated:*"];

it.each<[string, ReturnType<typeof about>, ReturnType<typeof about>]>([
  ["the same", about(created), about(created)],
  ["one within the other", about(created, { prefix: "a/" }), about(created, { prefix: "a/b/" })],
  ["a prefix and a suffix", about(created, { prefix: "a/" }), about(created, { suffix: ".csv" })],
  ["an event of a kind", about(created), about(["s3:ObjectCreated:Put"])],
])("refuses notifications about %s", (_what, one, other) =>
  expect(() => checkNotifications([one, other])).toThrow("Configuration is ambiguously defined"),
);

it.each<[string, ReturnType<typeof about>, ReturnType<typeof about>]>([
  ["other prefixes", about(created, { prefix: "a/" }), about(created, { prefix: "b/" })],
  ["other suffixes", about(created, { suffix: ".csv" }), about(created, { suffix: ".txt" })],
  ["other events", about(created), about(["s3:ObjectRemoved:*"])],
  ["other events of a kind", about(["s3:ObjectCreated:Copy"]), about(["s3:ObjectCreated:Put"])],
])("takes notifications about %s", (_what, one, other) => expect(() => checkNotifications([one, other])).not.toThrow());
