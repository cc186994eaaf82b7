/** KMS decrypts the private key of what callers key in for this purpose alone: https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html. */
export const ENTRY_KEY_CONTEXT = { purpose: "keyed-input" } as const;
