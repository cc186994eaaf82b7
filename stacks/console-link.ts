import { settings } from "../settings.ts";

/** Where the console shows a file of the bucket: what follows is its key, encoded. Whoever opens it signs in. */
export const consoleLink = (bucket: $util.Output<string>) =>
  $interpolate`https://${settings.region}.${domain()}/s3/object/${bucket}?region=${settings.region}&prefix=`;

function domain() {
  if (settings.region.startsWith("cn-")) return "console.amazonaws.cn";
  return settings.region.startsWith("us-gov-") ? "console.amazonaws-us-gov.com" : "console.aws.amazon.com";
}
