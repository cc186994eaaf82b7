/** For what must outlive the app in production: of itself, `removal` of sst.config.ts keeps tables and buckets alone. */
export const keptInProduction = () => ({ retainOnDelete: $app.removal !== "remove" });
