/** For what must outlive the app in production: of itself, `removal` of sst.config.ts keeps tables and buckets alone. */
export const keptInProduction = () => ({ retainOnDelete: $app.removal !== "remove" });

/** SST has each bucket emptied so that it can be deleted: not where it must outlive the app. */
export function keepFilesInProduction() {
  $transform(aws.s3.Bucket, (args) => {
    if (args) args.forceDestroy = $app.removal === "remove";
  });
}
