import { createHash } from "node:crypto";
import { settings } from "../settings.ts";
import { instanceArn } from "./instance.ts";

/** The sites that may show the agents' panel. The provider has no resource for them. */
export function origins() {
  const { approvedOrigins } = settings.connect;
  if (approvedOrigins.length === 0) return;
  new aws.cloudformation.Stack("ApprovedOrigins", {
    templateBody: instanceArn().apply((InstanceId) =>
      JSON.stringify({
        Resources: Object.fromEntries(
          approvedOrigins.map((Origin) => [
            `Origin${createHash("sha256").update(Origin).digest("hex").slice(0, 16)}`,
            { Type: "AWS::Connect::ApprovedOrigin", Properties: { InstanceId, Origin } },
          ]),
        ),
      }),
    ),
  });
}
