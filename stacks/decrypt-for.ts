/** Leave to decrypt, under this key, what was encrypted for this purpose, and nothing else. */
export const decryptFor = (key: aws.kms.Key, { purpose }: { purpose: string }) => ({
  actions: ["kms:Decrypt"],
  resources: [key.arn],
  conditions: [{ test: "StringEquals", variable: "kms:EncryptionContext:purpose", values: [purpose] }],
});
