/** A table by `pk` of what is over soon: it is to be forgotten then, and nobody restores a PIN or a lock. */
export const passingTable = (name: string, key: aws.kms.Key) =>
  new sst.aws.Dynamo(name, {
    fields: { pk: "string" },
    primaryIndex: { hashKey: "pk" },
    ttl: "expiresAt",
    transform: {
      table: {
        serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
        pointInTimeRecovery: { enabled: false },
      },
    },
  });
