type Forgetting = {
  key: aws.kms.Key;
  /** Folders, and the days after which what lies in them is deleted. */
  forget: { folder: string; days: number }[];
  /** Days for which what was deleted or replaced can be fetched back, as an old version. */
  oldDays: number;
};

/** A private bucket under the key, which is versioned, and forgets. `encryption` is to be there before anything is put into it. */
export function forgettingBucket(name: string, { key, forget, oldDays }: Forgetting) {
  const bucket = new sst.aws.Bucket(name, {
    versioning: true,
    cors: false,
    lifecycle: forget.map(({ folder, days }) => ({
      id: `forget-${folder}`,
      prefix: `${folder}/`,
      expiresIn: `${days} days` as const,
    })),
    transform: {
      lifecycle: (args) => {
        args.rules = $resolve(args.rules ?? []).apply((rules) => [...rules, oldVersions(oldDays)]);
      },
    },
  });
  const encryption = new aws.s3.BucketServerSideEncryptionConfiguration(`${name}Encryption`, {
    bucket: bucket.name,
    rules: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        bucketKeyEnabled: true,
      },
    ],
  });
  return { bucket, encryption };
}

/** A file that was dropped, and replaced or moved, stays as an old version that may hold passwords. */
const oldVersions = (noncurrentDays: number) => ({
  id: "forget-old-versions",
  status: "Enabled",
  filter: { prefix: "" },
  noncurrentVersionExpiration: { noncurrentDays },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
});
