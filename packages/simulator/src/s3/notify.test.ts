import { expect, it } from "vitest";
import { Bucket } from "./bucket.ts";
import type { S3Event } from "./call.ts";
import { concerns, eventOf } from "./notify.ts";

const about = (events: string[], more = {}) => ({ functionArn: "f", events, ...more });

it.each<[string, ReturnType<typeof about>, S3Event, boolean]>([
  ["the event itself", about(["s3:ObjectCreated:Put"]), "ObjectCreated:Put", true],
  ["another of its kind", about(["s3:ObjectCreated:Put"]), "ObjectCreated:Copy", false],
  ["all of its kind", about(["s3:ObjectCreated:*"]), "ObjectCreated:CompleteMultipartUpload", true],
  ["all of another kind", about(["s3:ObjectRemoved:*"]), "ObjectCreated:Put", false],
  ["one of several", about(["s3:ObjectCreated:Put", "s3:ObjectRemoved:Delete"]), "ObjectRemoved:Delete", true],
  [
    "prefix and suffix",
    about(["s3:ObjectCreated:*"], { prefix: "create/", suffix: ".csv" }),
    "ObjectCreated:Put",
    true,
  ],
  ["another prefix", about(["s3:ObjectCreated:*"], { prefix: "update/" }), "ObjectCreated:Put", false],
  ["another suffix", about(["s3:ObjectCreated:*"], { suffix: ".bak" }), "ObjectCreated:Put", false],
])("a notification about %s", (_name, notification, event, expected) =>
  expect(concerns(notification, event, "create/a b.csv")).toBe(expected),
);

it("an event has an encoded key, a version and a sequencer that grows", () => {
  const bucket = new Bucket({ name: "drop", versioned: true });
  const content = { body: Buffer.from("x"), etag: '"e"', headers: {} };
  const [first, second] = [1, 2].map(() => bucket.put("create/a b+ü.csv", content));
  const [shown, next] = [first, second].map(
    (version) => version && eventOf("ObjectCreated:Put", bucket, version, "us-east-1"),
  );
  expect(shown?.Records[0]).toMatchObject({
    eventSource: "aws:s3",
    eventName: "ObjectCreated:Put",
    awsRegion: "us-east-1",
    s3: {
      bucket: { name: "drop", arn: "arn:aws:s3:::drop" },
      object: { key: "create/a+b%2B%C3%BC.csv", size: 1, eTag: "e", versionId: first?.versionId },
    },
  });
  const sequencers = [shown, next].map((event) => event?.Records[0]?.s3.object.sequencer ?? "");
  expect(sequencers[0]).toMatch(/^[0-9A-F]+$/);
  expect(sequencers).toEqual([...new Set(sequencers)].sort());
});
