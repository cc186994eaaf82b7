import type { Drop } from "@frontdesk/core/agents/upload.ts";
import * as z from "zod";

/** S3's event; its own test event has no records. The key is encoded as a form's field is. */
const Dropped = z.object({
  Records: z
    .array(
      z.object({
        s3: z.object({
          object: z.object({
            key: z.string().transform((key) => decodeURIComponent(key.replaceAll("+", " "))),
            versionId: z.string().min(1, "the bucket is not versioned"),
            eTag: z.string(),
          }),
        }),
      }),
    )
    .default([]),
});
/** What the sweep, or an earlier run that had no time left, asks for. */
const Asked = z.object({
  drop: z.object({
    key: z.string(),
    versionId: z.string().min(1),
    etag: z.string(),
    rehearsal: z.literal(true).optional(),
  }),
});

/** What an event of either kind is about. */
export function dropsIn(event: unknown): Drop[] {
  const asked = Asked.safeParse(event);
  if (asked.success) return [asked.data.drop];
  const objects = Dropped.parse(event).Records.map(({ s3: dropped }) => dropped.object);
  return objects.map(({ key, versionId, eTag: etag }) => ({ key, versionId, etag }));
}
