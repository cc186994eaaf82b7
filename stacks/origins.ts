import { createHash } from "node:crypto";
import { settings } from "../settings.ts";
import { instanceArn, ownsInstance } from "./instance.ts";
import { templated } from "./templated.ts";

/** The sites that may show the agents' panel. */
export function origins() {
  const { approvedOrigins } = settings.connect;
  if (approvedOrigins.length === 0 || !ownsInstance()) return;
  templated(
    "ApprovedOrigins",
    instanceArn().apply((InstanceId) =>
      JSON.stringify({
        Resources: Object.fromEntries(
          approvedOrigins.map((Origin) => [
            `Origin${createHash("sha256").update(Origin).digest("hex").slice(0, 16)}`,
            { Type: "AWS::Connect::ApprovedOrigin", Properties: { InstanceId, Origin } },
          ]),
        ),
      }),
    ),
  );
}
