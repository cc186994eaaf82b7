import type { Bucket, Version } from "./bucket.ts";
import type { S3Event } from "./call.ts";

export type Notification = { functionArn: string; events: string[]; prefix?: string; suffix?: string };
/** Hands an event to a function, without waiting for it. */
export type Notify = (functionArn: string, event: { Records: unknown[] }, sourceArn: string) => void;

/** Whether a notification is for this event; `s3:ObjectCreated:*` and the like are patterns. */
export function concerns({ events, prefix = "", suffix = "" }: Notification, event: S3Event, key: string): boolean {
  const isAbout = events.some((each) => {
    const pattern = each.replace(/^s3:/, "");
    return pattern === event || (pattern.endsWith("*") && event.startsWith(pattern.slice(0, -1)));
  });
  return isAbout && key.startsWith(prefix) && key.endsWith(suffix);
}

/** S3's event, whose key is URL-encoded with `+` for a space. */
export function eventOf(event: S3Event, bucket: Bucket, version: Version, region: string) {
  const isCreated = event.startsWith("ObjectCreated");
  const content = isCreated ? { size: version.body.length, eTag: version.etag.replaceAll('"', "") } : {};
  const marker = version.isMarker ? { eTag: "d41d8cd98f00b204e9800998ecf8427e" } : {};
  return {
    Records: [
      {
        eventVersion: "2.3",
        eventSource: "aws:s3",
        awsRegion: region,
        eventTime: new Date().toISOString(),
        eventName: event,
        userIdentity: { principalId: "AWS:SIMULATOR" },
        requestParameters: { sourceIPAddress: "127.0.0.1" },
        responseElements: {},
        s3: {
          s3SchemaVersion: "1.0",
          configurationId: "notification",
          bucket: { name: bucket.name, ownerIdentity: { principalId: "SIMULATOR" }, arn: bucket.arn },
          object: {
            key: encodeURIComponent(version.key).replaceAll("%20", "+").replaceAll("%2F", "/"),
            ...content,
            ...marker,
            ...(bucket.isVersioned ? { versionId: version.versionId } : {}),
            sequencer: version.sequencer,
          },
        },
      },
    ],
  };
}
