/**
 * A key of KMS. In production it stays when it is no longer asked for, as tables and buckets do: nobody could read what they
 * keep without it, and SST keeps no keys.
 */
export const key = (name: string, args: aws.kms.KeyArgs) =>
  new aws.kms.Key(name, args, { retainOnDelete: $app.stage === "production" });
